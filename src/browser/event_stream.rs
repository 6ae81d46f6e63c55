//! A stream of events from the server.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Event, EventSource, MessageEvent};

/// What comes on a stream.
pub(crate) enum Came {
    /// An event without a name: its id and what it says.
    News(String, String),
    /// An event named `time`.
    Time(String),
    /// The stream is over. The browser would come again by itself, all phones after the same pause: it is kept from it.
    End,
}

/// A stream that is open, until this is dropped.
pub(crate) struct EventStream {
    source: EventSource,
    /// Lives as long as it may be called.
    _listener: Closure<dyn FnMut(Event)>,
}

impl EventStream {
    /// Opens a stream; `None` in a browser that has none.
    pub(crate) fn open(address: &str, mut hear: impl FnMut(Came) + 'static) -> Option<Self> {
        let source = EventSource::new(address).ok()?;
        let ending = source.clone();
        let heard: Box<dyn FnMut(Event)> = Box::new(move |event| {
            let came = match event.dyn_ref::<MessageEvent>() {
                Some(message) => came(message),
                None => {
                    ending.close();
                    Some(Came::End)
                }
            };
            if let Some(came) = came {
                hear(came);
            }
        });
        let listener = Closure::wrap(heard);
        for kind in ["message", "time", "error"] {
            let _ = source.add_event_listener_with_callback(kind, listener.as_ref().unchecked_ref());
        }
        Some(Self { source, _listener: listener })
    }
}

impl Drop for EventStream {
    fn drop(&mut self) {
        self.source.close();
    }
}

fn came(message: &MessageEvent) -> Option<Came> {
    let data = JsValue::as_string(&message.data())?;
    Some(match message.type_() == "time" {
        true => Came::Time(data),
        false => Came::News(message.last_event_id(), data),
    })
}
