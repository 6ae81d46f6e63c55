//! What the school charges, on a phone that was asked what something costs. Only parts that are fetched later reach this:
//! a menu says its rates without it.

use crate::{
    api::{self, ApiError},
    app::Ready,
};
use kehou_contract::{Offering, PriceList, School, routes::GetPriceList};
use std::{cell::RefCell, future::Future, pin::Pin, rc::Rc, sync::Arc};

thread_local! {
    static LIST: RefCell<Option<Rc<PriceList>>> = const { RefCell::new(None) };
}

/// Fetching the prices.
pub(crate) type Fetching = Pin<Box<dyn Future<Output = Result<(), ApiError>>>>;

/// Fetches the prices, once.
pub(crate) fn fetch() -> Fetching {
    Box::pin(async {
        if LIST.with_borrow(Option::is_none) {
            let list = api::call(GetPriceList).await?;
            LIST.set(Some(Rc::new(list)));
        }
        Ok(())
    })
}

fn list() -> Rc<PriceList> {
    LIST.with_borrow(Clone::clone).unwrap_or_default()
}

/// The school with what it charges.
pub(crate) fn priced_school(ready: Ready) -> School {
    School { tariff: list().tariff.clone(), ..(*ready.school()).clone() }
}

/// An offering with what it costs.
pub(crate) fn priced_offering(offering: &Offering) -> Offering {
    list().priced(offering)
}

/// The menu with what it costs.
pub(crate) fn priced_menu(ready: Ready) -> Vec<Arc<Offering>> {
    ready.menu.offerings().iter().map(|offering| Arc::new(priced_offering(offering))).collect()
}
