//! 申请减免.

use crate::{WaiverState, words::WaiverWords};

pub(super) const WORDS: WaiverWords = WaiverWords {
    title: "减免",
    title_of: |child| format!("{child}的减免"),
    private: "写下的情况只有您和教务处看得到，班主任、任课老师和别的家长都看不到。",
    none: "还没有申请过。",
    apply: "申请减免",
    group: "属于哪一种情况",
    group_missing: "请选一种情况",
    offering: "减免哪一项",
    everything: "都减免",
    reason: "说说情况",
    reason_hint: "500 个字以内，例如有什么证明、证明在哪里",
    reason_missing: "请简单说说情况，500 个字以内",
    submit: "提交申请",
    sent: "申请已经交给教务处，有答复会发消息告诉您。",
    state: |state| match state {
        WaiverState::Asked => "等答复",
        WaiverState::Granted => "已同意",
        WaiverState::Declined => "没有同意",
        WaiverState::Withdrawn => "已撤回",
    },
    asked_at: |moment| format!("{moment} 申请"),
    answer: |reason| format!("学校答复：{reason}"),
    take_back: "撤回申请",
    taken_back: "申请已撤回，写下的情况也删掉了。",
    see: "看减免",
};
