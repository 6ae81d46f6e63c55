//! What is said to the staff when a step of the review is not taken.

use crate::words::{en, zh_hans};
use crate::{GradeSpan, ReviewRefusal, Reviewer, school_time};

pub(super) fn in_chinese(refusal: &ReviewRefusal) -> String {
    let grade = |grade| zh_hans::grades(GradeSpan { from: grade, to: grade });
    match refusal {
        ReviewRefusal::NotYourStep { whose } => match whose {
            Reviewer::Family => "这一步由家长来做".to_owned(),
            Reviewer::HomeClassTeacher(class) => format!("这一步由{}班主任来做", zh_hans::home_class(*class)),
            Reviewer::GradeLeader(leads) => format!("这一步由{}组长来做", grade(*leads)),
            Reviewer::Office => "这一步由教务处来做".to_owned(),
        },
        ReviewRefusal::NotChecked { grade: of, applications } => {
            format!("{}还有 {applications} 份申请没有审，请先请班主任审完", grade(*of))
        }
        ReviewRefusal::NotSummedUp { grades } => {
            let grades: Vec<String> = grades.iter().map(|of| grade(*of)).collect();
            format!("{}还没有汇总，暂时不能公布", grades.join("、"))
        }
        ReviewRefusal::ProposesNothing => "请至少写上一项孩子能参加的托管或课程，再退给家长".to_owned(),
        ReviewRefusal::StillTime { until } => {
            format!("家长到 {} 还可以答复，这之前名额要留着", zh_hans::moment(school_time(*until)))
        }
    }
}

pub(super) fn in_english(refusal: &ReviewRefusal) -> String {
    match refusal {
        ReviewRefusal::NotYourStep { whose } => match whose {
            Reviewer::Family => "This step is the family's".to_owned(),
            Reviewer::HomeClassTeacher(class) => {
                format!("This step is for the teacher of {}", en::home_class(*class))
            }
            Reviewer::GradeLeader(leads) => format!("This step is for the leader of grade {leads}"),
            Reviewer::Office => "This step is for the school office".to_owned(),
        },
        ReviewRefusal::NotChecked { grade, applications } => {
            format!("Grade {grade} has {applications} applications that no class teacher has checked")
        }
        ReviewRefusal::NotSummedUp { grades } => {
            let grades: Vec<String> = grades.iter().map(ToString::to_string).collect();
            format!("Not summed up yet: grade {}", grades.join(", "))
        }
        ReviewRefusal::ProposesNothing => "Please propose some care or a group that fits".to_owned(),
        ReviewRefusal::StillTime { until } => {
            format!("The family has time until {}: the places wait", en::moment(school_time(*until)))
        }
    }
}
