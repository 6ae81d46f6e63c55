//! 学生看课和心愿单.

use crate::words::StudentWords;
use crate::{Availability, FieldMark};

pub(in crate::words) static WORDS: StudentWords = StudentWords {
    title: "想学点什么？",
    intro: "点一扇门，看看里面有什么课。",
    grade_question: "我上几年级？",
    field_hint: |mark| match mark {
        FieldMark::Virtue => "读一读，讲一讲",
        FieldMark::Mind => "想一想，试一试",
        FieldMark::Body => "跑一跑，跳一跳",
        FieldMark::Art => "画一画，唱一唱",
        FieldMark::Work => "种一种，做一做",
    },
    nothing_here: |grade| format!("这扇门里没有{grade}的课，去别的门看看吧。"),
    other_doors: "看别的门",
    places: |availability| match availability {
        Availability::Open => "还有空位",
        Availability::Few => "快要满了",
        Availability::Full => "现在满了",
    },
    for_grades: |grades| format!("{grades}可以上"),
    what_you_do: "做些什么？",
    heart: "喜欢",
    hearted: |title| format!("{title}已放进心愿单"),
    unhearted: |title| format!("{title}从心愿单里拿掉了"),
    list: "我的心愿单",
    list_empty: "心愿单还是空的。看到喜欢的课，点一下它的心。",
    wishes: |count| format!("{count} 个心愿"),
    to_doors: "去看课",
    make: "做好了，拿给大人看",
    making: "正在做…",
    left_menu: |titles| format!("{titles}现在不开了，已经从心愿单里拿掉。请再点一次。"),
    made: "把号码拿给大人看",
    made_aloud: |code| format!("心愿单做好了，号码是 {code}"),
    how: "请大人用手机扫一扫。也可以在手机的选课页点“有孩子的心愿单？”，填上这个号码。",
    qr: "心愿单二维码",
    kept_until: |moment| format!("号码能用到 {moment}。"),
    no_booking: "心愿单不是报名。报不报名，和大人一起商量。",
    next_child: "下一位同学",
    next_child_note: "走之前点一下，心愿单就清空了，别人看不到。",
    emptied: "心愿单清空了",
    idle: "还在看吗？没有人点的话，心愿单马上清空。",
    still_here: "我还在",
    for_parents: "我是家长",
    wishes_title: "孩子的心愿单",
    wishes_note: "这些是孩子喜欢的课。放进课表只是草稿，要不要报名由您决定。",
    code: "心愿单号码",
    code_hint: "6 位字母和数字，大小写都可以",
    code_fault: "号码是 6 位字母和数字，请对照着再看一遍",
    open: "打开心愿单",
    no_such_list: "没有找到这张心愿单。可能是号码抄错了，也可能过了保留的时间，请孩子再做一张。",
    another_code: "换一个号码",
    take_over: |child| format!("放进{child}的课表"),
    sign_in: "登录，放进孩子的课表",
    locked: "上一次提交还没有结果，课表暂时不能改。",
    taken_over: |child, taken, of| {
        if taken == of {
            format!("{of} 门课都已放进{child}的课表")
        } else if taken == 0 {
            format!("{of} 门课都没有放进{child}的课表")
        } else {
            format!("{of} 门课里，{taken} 门已放进{child}的课表")
        }
    },
    taken: "已放进课表",
    planned: "本来就在课表里",
    another_group: |group| format!("放进了{group}，看看别的班"),
    off_the_menu: |count| format!("另外 {count} 门课现在不开了。"),
};
