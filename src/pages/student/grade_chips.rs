use crate::{
    app::Ready,
    drawn::{Draw, Drawn, press},
    state::{Visit, student_words, words},
};
use kehou_contract::GradeSpan;
use leptos::prelude::*;

/// "Which grade are you in?": narrows what is shown. It is said to nobody.
pub(super) fn grade_chips(ready: Ready) -> Drawn {
    let question = student_words().grade_question;
    let chips: Vec<Drawn> = ready.school().round.grades.iter().map(|grade| chip(*grade)).collect();
    view! {
        <div class="grades" role="group" aria-label=question><p class="grades__question" aria-hidden="true">{question}</p>{chips}</div>
    }
    .drawn()
}

fn chip(grade: u8) -> Drawn {
    let pressed = Signal::derive(move || if Visit.grade() == Some(grade) { "true" } else { "false" });
    let choose = press(move |_| Visit.choose_grade(grade));
    view! { <button class="chip" aria-pressed=pressed on:click=choose>{grade_in_words(grade)}</button> }
        .drawn()
}

/// 三年级.
pub(super) fn grade_in_words(grade: u8) -> String {
    (words().grades)(GradeSpan { from: grade, to: grade })
}
