mod changing;
mod collectors;
mod coming;
mod company;
mod today;
mod usual;
mod walking;

use crate::{
    api,
    app::Ready,
    browser,
    components::{Drawing, Task, call, loaded, top_bar},
    drawn::{Draw, Drawn},
    state::{ChildState, ServerTime, at_every_look, late_words, words},
};
use kehou_contract::{ChildId, ChildPickUps, PickUps, routes::GetPickUps};
use leptos::{prelude::*, task::spawn_local};
use std::rc::Rc;

/// When, where and with whom the children leave: today in big type, the days to come, who comes.
pub(super) fn pick_up(ready: Ready) -> Drawn {
    let body = loaded(move || async move {
        let told = api::call(GetPickUps).await?;
        Ok(Rc::new(move || screen(ready, told.clone())) as Drawing)
    });
    let day = ServerTime::today();
    let date = [(words().date)(day), (words().weekday)(chrono::Datelike::weekday(&day)).to_owned()].join(" ");
    view! {
        {top_bar(ready, late_words().pick_up.title, None, view! { <p class="soft">{date}</p> }.drawn())}
        {body.drawn()}
    }
    .drawn()
}

/// What the parts of the screen share.
#[derive(Clone, Copy)]
struct Screen {
    ready: Ready,
    told: RwSignal<PickUps>,
}

impl Screen {
    /// Asks again, and shows what is said now.
    async fn renew(self) -> Result<(), api::ApiError> {
        let told = api::call(GetPickUps).await?;
        // The screen may have gone meanwhile.
        let _ = self.told.try_set(told);
        Ok(())
    }

    /// Something was changed: shows it, says so, and leaves the focus with what a selector finds.
    async fn after_change(self, focus: String) -> Result<(), api::ApiError> {
        self.renew().await?;
        self.ready.announcement.set(late_words().pick_up.done.to_owned());
        browser::focus_on(focus);
        Ok(())
    }

    /// What is told of a child.
    fn of<T>(self, child: &ChildId, read: impl FnOnce(&ChildPickUps) -> T) -> Option<T> {
        self.told.with(|told| told.children.iter().find(|one| &one.child == child).map(read))
    }
}

fn screen(ready: Ready, told: PickUps) -> Drawn {
    let screen = Screen { ready, told: RwSignal::new(told) };
    follow(screen);
    let children = untrack(|| ready.children.all());
    let today: Vec<Drawn> = children.iter().map(|state| today::today(screen, state)).collect();
    view! {
        <div class="todays">{today}</div>
        {coming::coming(screen, &children)}
        {usual::usual(screen, &children)}
        {collectors::collectors(screen)}
        {walking::walking(screen, &children)}
        <p class="soft">{words().common.ask_the_school}" "{call(&ready.school().phone)}</p>
    }
    .drawn()
}

/// Another day begins while the screen stands, or somebody looks at it again after a while: what is told is renewed.
fn follow(screen: Screen) {
    at_every_look(screen.ready.second, move || {
        spawn_local(async move {
            // A failure leaves what was told; the banner says that the network is gone.
            let _ = screen.renew().await;
        });
    });
}

/// The name families call a child by on this screen.
fn name_of(state: &ChildState) -> String {
    state.child.name.clone()
}

/// A button that begins a task.
fn task_button(class: &'static str, text: String, task: Task, begin: impl Fn() + 'static) -> Drawn {
    let press = crate::drawn::press(move |_| begin());
    view! { <button class=class disabled=task.is_busy() on:click=press>{text}</button> }.drawn()
}
