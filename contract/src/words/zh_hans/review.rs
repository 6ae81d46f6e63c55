//! 班级审核.

use crate::words::ReviewWords;

pub(super) const WORDS: ReviewWords = ReviewWords {
    submit_title: "提交申请",
    sign_later: "现在不用签字，也不用缴费。班主任审核、学校公布以后，再请您看结果、签字。",
    title: "审核到哪一步",
    steps: ["已提交", "班级已审", "年级已汇总", "已公布", "已签字"],
    step_done: "这一步好了",
    received: "已收到，等学校审核",
    place_kept: "名额已留",
    proposal: "老师的建议",
    no_care: "不参加托管",
    why: |reason| format!("老师说：{reason}"),
    answer_until: |moment| format!("名额给您留到 {moment}"),
    total: |yuan| format!("签字后应缴 {yuan} 元"),
    accept: "接受这个建议",
    or_else: "觉得不合适，可以打电话同老师再商量，也可以在“我的”里全部撤回。",
    sign_title: "请签字",
    sign_until: |moment| format!("请在 {moment} 前签字；到时没有签，名额会让给别的孩子。"),
    sign: "签字",
};
