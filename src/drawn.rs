//! Pieces of the page of one single type, so that bytes are spent on screens and not on types.
//!
//! Leptos writes building, comparing and removing code for the type of every view, and every closure in a view is a
//! type of its own. A phone on a slow line pays for that: see docs/decisions.md for the figures. Here a view is
//! built at once and kept as [`Drawn`]; a piece that changes is drawn anew and takes the old one's place.

mod growing;
mod html;
mod rows;

pub(crate) use growing::Growing;
pub(crate) use rows::rows;

use leptos::{
    ev::MouseEvent,
    reactive::effect::RenderEffect,
    tachys::{
        reactive_graph::RenderEffectState,
        renderer::{
            Rndr,
            types::{Element, Node},
        },
        view::{Mountable, Render},
    },
};
use send_wrapper::SendWrapper;

/// A piece of the page that has been built.
pub(crate) struct Drawn(SendWrapper<Box<dyn Stands>>);

/// What is asked of something built: less than Leptos' `Mountable`, whose further methods are 3 KB of code that
/// nobody calls here.
trait Stands {
    fn take_away(&mut self);
    fn put(&mut self, parent: &Element, before: Option<&Node>);
    fn put_before(&self, other: &mut dyn Mountable) -> bool;
}

impl<M: Mountable> Stands for M {
    fn take_away(&mut self) {
        self.unmount();
    }

    fn put(&mut self, parent: &Element, before: Option<&Node>) {
        self.mount(parent, before);
    }

    fn put_before(&self, other: &mut dyn Mountable) -> bool {
        self.insert_before_this(other)
    }
}

impl Drawn {
    fn new(built: impl Mountable + 'static) -> Self {
        Self(SendWrapper::new(Box::new(built)))
    }

    /// Nothing to see, but a place where something may come.
    pub(crate) fn nothing() -> Self {
        Self::new(Rndr::create_placeholder())
    }
}

/// Views that can be built at once.
pub(crate) trait Draw {
    /// Builds the view.
    fn drawn(self) -> Drawn;
}

impl<V: Render<State: 'static>> Draw for V {
    fn drawn(self) -> Drawn {
        Drawn::new(self.build())
    }
}

impl Render for Drawn {
    type State = Self;

    fn build(self) -> Self {
        self
    }

    fn rebuild(mut self, state: &mut Self) {
        state.insert_before_this(&mut self);
        state.unmount();
        *state = self;
    }
}

impl Mountable for Drawn {
    fn unmount(&mut self) {
        self.0.take_away();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.0.put(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.0.put_before(child)
    }

    fn elements(&self) -> Vec<Element> {
        Vec::new()
    }
}

/// A piece that is drawn anew whenever something it reads changes.
pub(crate) fn live(draw: impl Fn() -> Drawn + 'static) -> Drawn {
    follow(Box::new(draw))
}

/// The same for a piece that may be missing.
pub(crate) fn live_if(draw: impl Fn() -> Option<Drawn> + 'static) -> Drawn {
    live(move || draw().unwrap_or_else(Drawn::nothing))
}

fn follow(draw: Box<dyn Fn() -> Drawn>) -> Drawn {
    let effect = RenderEffect::new(move |before: Option<Drawn>| match before {
        Some(mut state) => {
            draw().rebuild(&mut state);
            state
        }
        None => draw(),
    });
    Drawn::new(RenderEffectState::from(effect))
}

/// What a press does.
pub(crate) fn press(act: impl FnMut(MouseEvent) + 'static) -> Box<dyn FnMut(MouseEvent)> {
    Box::new(act)
}
