//! Every address of the API, each with its method, its body and its answer. The client calls through these, the
//! server routes by their templates, the tests use both: there is no path string anywhere else.

use crate::{
    Application, AuditEntry, BillId, CareList, CheckCode, ChildId, ChildTerm, ClassAnswers, Collector,
    CollectorId, Company, EntryChecked, EntryChecks, FamilyBill, GroupId, GroupPlaces, GroupRoster,
    HomeClassRoster, HouseholdSignIn, KeptWishList, LeavingQuote, LinkedApplications, LinkedReceipts, Menu,
    Message, MessageReading, NewCapacity, NewCollector, NewLeaving, NewPayment, NewReviewStep,
    NewStandingList, NewWaiverRequest, OfferingDetail, OfferingId, OfficeBill, OfficeRefund, OfficeStandings,
    OfficeView, OfficeWaiverRequest, PaymentReceipt, PaymentReceiptNumber, PickUp, PickUpChange, PickUps,
    PlacesNews, PriceList, ProposalAcceptance, Publication, ReceiptCheck, ReceiptEntry, ReceiptNumber,
    RefundId, RefundPayOut, ReviewEntry, ReviewStepTaken, Round, RoundTimes, School, SessionChange,
    SessionChanged, Signature, StandingListKept, SubmissionReceipt, TeacherSignIn, UsualCompany, Viewer,
    WaiverDecided, WaiverDecision, WaiverRequest, WaiverRequestId, WaiverRequested, WalkingPledge,
    WalkingSignature, WishCode, WishList, Withdrawal,
};
use serde::{Serialize, de::DeserializeOwned};

/// How an endpoint is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Writes; carries an idempotency key where it books something.
    Post,
    /// Ends something.
    Delete,
}

impl Method {
    /// As on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Delete => "DELETE",
        }
    }
}

/// One address of the API.
pub trait Endpoint {
    /// What is sent; `()` for nothing.
    type Body: Serialize;
    /// What comes back.
    type Answer: DeserializeOwned;
    /// How it is asked.
    const METHOD: Method;
    /// The address with its parameters in braces.
    const TEMPLATE: &'static str;
    /// The address with its parameters filled in.
    fn path(&self) -> String;
}

/// What every address of the API begins with.
pub const PREFIX: &str = "/api/";
/// The header that names one sent body (law I5).
pub const IDEMPOTENCY_KEY: &str = "idempotency-key";
/// Answers `true` when the body was taken before and this is the same answer again.
pub const IDEMPOTENT_REPLAYED: &str = "idempotent-replayed";
/// On every answer: the server's time when it was given, in milliseconds since 1970. `date` has whole seconds only.
pub const SERVER_TIME: &str = "kehou-time";
/// The document that describes this API.
pub const OPENAPI: &str = "/api/v1/openapi.json";
/// Whether the server runs and reaches its database.
pub const HEALTHZ: &str = "/healthz";
/// The staff's app; every other page is the families'.
pub const STAFF_PAGE: &str = "/staff";
/// The receipt's QR picture, an SVG.
pub const RECEIPT_QR: &str = "/api/v1/receipt-checks/{check_code}/qr.svg";

/// A wish list's QR picture, an SVG.
pub const WISH_LIST_QR: &str = "/api/v1/wish-lists/{code}/qr.svg";

/// A group's roster for a spreadsheet, CSV.
pub const GROUP_ROSTER_CSV: &str = "/api/v1/groups/{group_id}/roster.csv";
/// The roster of the teacher's own home class for a spreadsheet, CSV.
pub const HOME_CLASS_ROSTER_CSV: &str = "/api/v1/home-class/roster.csv";

/// The address of the stream of numbers for somebody who knows a version of them.
pub fn follow_places(known: &str) -> String {
    [FollowPlaces::TEMPLATE, "?after=", &percent_encode(known)].concat()
}

/// The address of a group's roster for a spreadsheet.
pub fn group_roster_csv(group: &GroupId) -> String {
    fill(GROUP_ROSTER_CSV, group.as_str())
}

/// The address of a receipt's QR picture.
pub fn receipt_qr(code: &CheckCode) -> String {
    fill(RECEIPT_QR, code.as_str())
}

/// The page a receipt's QR picture leads to.
pub fn receipt_check_page(code: &CheckCode) -> String {
    ["/r/", code.as_str()].concat()
}

/// The address of a wish list's QR picture.
pub fn wish_list_qr(code: &WishCode) -> String {
    fill(WISH_LIST_QR, code.as_str())
}

/// The page a wish list's QR picture leads to.
pub fn wish_list_page(code: &WishCode) -> String {
    ["/wishes/", code.as_str()].concat()
}

/// Puts one parameter into a template. Ids are percent-encoded where they leave the unreserved characters.
fn fill(template: &str, parameter: &str) -> String {
    match (template.find('{'), template.find('}')) {
        (Some(open), Some(close)) => {
            [&template[..open], &percent_encode(parameter), &template[close + 1..]].concat()
        }
        _ => template.to_owned(),
    }
}

fn percent_encode(text: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.push(char::from(HEX[usize::from(byte >> 4)]));
            encoded.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
    encoded
}

macro_rules! endpoints {
    (@name $(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub struct $name;
    };
    (@name $(#[$doc:meta])* $name:ident $field:ident: $id:ty) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub struct $name {
            /// The parameter in the address.
            pub $field: $id,
        }
    };
    (@path $this:ident, $field:ident) => { fill(Self::TEMPLATE, $this.$field.as_str()) };
    (@path $this:ident) => { Self::TEMPLATE.to_owned() };
    ($($(#[$doc:meta])* $method:ident $name:ident $(($field:ident: $id:ty))? = $template:literal : $body:ty => $answer:ty;)+) => {
        $(
            endpoints!(@name $(#[$doc])* $name $($field: $id)?);

            impl Endpoint for $name {
                type Body = $body;
                type Answer = $answer;
                const METHOD: Method = Method::$method;
                const TEMPLATE: &'static str = $template;
                fn path(&self) -> String {
                    endpoints!(@path self $(, $field)?)
                }
            }
        )+

        /// Method and template of every endpoint.
        pub const ALL: &[(Method, &str)] = &[$((Method::$method, $template)),+];
    };
}

endpoints! {
    /// What everybody may know of the school.
    Get GetSchool = "/api/v1/school": () => School;
    /// The menu with its numbers.
    Get GetMenu = "/api/v1/menu": () => Menu;
    /// What the school charges.
    Get GetPriceList = "/api/v1/price-list": () => PriceList;
    /// The numbers alone, small enough to ask for every few seconds.
    Get ListPlaces = "/api/v1/places": () => Vec<GroupPlaces>;
    /// The numbers as they change, told as server-sent events: first all of them, unless the version asked for with
    /// [`follow_places`] or named by `last-event-id` can be gone on from. It does not end by itself.
    Get FollowPlaces = "/api/v1/places/stream": () => PlacesNews;
    /// What the menu leaves out of one offering.
    Get GetOffering(offering_id: OfferingId) = "/api/v1/offerings/{offering_id}": () => OfferingDetail;
    /// Signs a household in; the answer sets the cookie.
    Post SignInHousehold = "/api/v1/household-sign-ins": HouseholdSignIn => Viewer;
    /// Signs a teacher in; the answer sets the cookie.
    Post SignInTeacher = "/api/v1/teacher-sign-ins": TeacherSignIn => Viewer;
    /// Signs out: the cookie is worth nothing afterwards.
    Delete SignOut = "/api/v1/sign-ins/current": () => ();
    /// Who is signed in.
    Get GetViewer = "/api/v1/viewer": () => Viewer;
    /// What is settled for a child this term.
    Get GetChildTerm(child_id: ChildId) = "/api/v1/children/{child_id}/term": () => ChildTerm;
    /// Submits an application; needs an idempotency key.
    Post SubmitApplication(child_id: ChildId) = "/api/v1/children/{child_id}/applications": Application => SubmissionReceipt;
    /// Submits two children's applications, both or none; needs an idempotency key.
    Post SubmitLinkedApplications = "/api/v1/linked-applications": LinkedApplications => LinkedReceipts;
    /// Gives everything up; needs an idempotency key. Answers with the receipt, withdrawn.
    Post Withdraw(child_id: ChildId) = "/api/v1/children/{child_id}/withdrawals": Withdrawal => SubmissionReceipt;
    /// What every way in which a child may leave comes to if it is done today: everything, and each service it takes.
    Get ListLeavingQuotes(child_id: ChildId) = "/api/v1/children/{child_id}/leaving-quotes": () => Vec<LeavingQuote>;
    /// Leaves services during the term, by the quote that was shown; needs an idempotency key. Answers with the receipt
    /// as it stands then.
    Post Leave(child_id: ChildId) = "/api/v1/children/{child_id}/leavings": NewLeaving => SubmissionReceipt;
    /// Takes what the school proposes in the place of what was applied for; needs an idempotency key.
    Post AcceptProposal(child_id: ChildId) = "/api/v1/children/{child_id}/proposal-acceptances": ProposalAcceptance => SubmissionReceipt;
    /// Signs what was published; needs an idempotency key. Answers with the receipt, its bills now to be paid.
    Post SignApplication(child_id: ChildId) = "/api/v1/children/{child_id}/signatures": Signature => SubmissionReceipt;
    /// A child's receipts, newest first.
    Get ListReceipts(child_id: ChildId) = "/api/v1/children/{child_id}/receipts": () => Vec<ReceiptEntry>;
    /// One receipt of the signed-in household.
    Get GetReceipt(number: ReceiptNumber) = "/api/v1/receipts/{number}": () => SubmissionReceipt;
    /// What the signed-in household was told, newest first; the latest 200.
    Get ListMessages = "/api/v1/messages": () => Vec<Message>;
    /// How many messages of the household nobody has read: small enough to ask for every minute.
    Get CountUnread = "/api/v1/unread-messages": () => u32;
    /// Marks a message and all older ones as read. Doing it twice is the same as once, so there is no key.
    Post ReadMessages = "/api/v1/message-readings": MessageReading => ();
    /// Whether a receipt holds, for whoever scanned its picture.
    Get CheckReceipt(check_code: CheckCode) = "/api/v1/receipt-checks/{check_code}": () => ReceiptCheck;
    /// When, where and with whom the household's children leave, from today on.
    Get GetPickUps = "/api/v1/pick-ups": () => PickUps;
    /// Changes with whom a child leaves on one day; needs an idempotency key. Answers with the day as it is now.
    Post ChangePickUp(child_id: ChildId) = "/api/v1/children/{child_id}/pick-up-changes": PickUpChange => PickUp;
    /// Changes with whom a child leaves from now on; needs an idempotency key.
    Post SetUsualCompany(child_id: ChildId) = "/api/v1/children/{child_id}/usual-company": UsualCompany => Company;
    /// Names a collector; needs an idempotency key.
    Post AddCollector = "/api/v1/collectors": NewCollector => Collector;
    /// Takes a collector's name off the list.
    Delete RemoveCollector(collector_id: CollectorId) = "/api/v1/collectors/{collector_id}": () => ();
    /// Signs that a child may walk home alone; needs an idempotency key.
    Post SignWalkingPledge(child_id: ChildId) = "/api/v1/children/{child_id}/walking-pledges": WalkingSignature => WalkingPledge;
    /// Takes that pledge back.
    Delete EndWalkingPledge(child_id: ChildId) = "/api/v1/children/{child_id}/walking-pledges/current": () => ();
    /// Keeps a child's wish list for two weeks; nobody need be signed in. Needs an idempotency key, which is kept as
    /// long as the list.
    Post KeepWishList = "/api/v1/wish-lists": WishList => KeptWishList;
    /// A wish list, for whoever has its code.
    Get GetWishList(code: WishCode) = "/api/v1/wish-lists/{code}": () => KeptWishList;
    /// The household's bills, newest first, in the state they have now.
    Get ListFamilyBills = "/api/v1/family-bills": () => Vec<FamilyBill>;
    /// One payment receipt of the signed-in household.
    Get GetPaymentReceipt(number: PaymentReceiptNumber) = "/api/v1/payment-receipts/{number}": () => PaymentReceipt;
    /// What became of children of a group a teacher has seen; needs an idempotency key.
    Post RecordEntryChecks(group_id: GroupId) = "/api/v1/groups/{group_id}/entry-checks": EntryChecks => EntryChecked;
    /// The children of a group, for those who teach it and the office.
    Get GetGroupRoster(group_id: GroupId) = "/api/v1/groups/{group_id}/roster": () => GroupRoster;
    /// The children of the teacher's own home class, with what each family answered.
    Get GetHomeClassRoster = "/api/v1/home-class/roster": () => HomeClassRoster;
    /// Applications in their class review, for whoever leads the class or the grade and the office.
    Get ListReviews = "/api/v1/reviews": () => Vec<ReviewEntry>;
    /// Takes a step of the class review with some applications; needs an idempotency key.
    Post TakeReviewStep = "/api/v1/review-steps": NewReviewStep => ReviewStepTaken;
    /// What the office has changed against the school's file.
    Get GetOfficeView = "/api/v1/office": () => OfficeView;
    /// Sets when the round opens and closes; needs an idempotency key.
    Post MoveRound = "/api/v1/office/round-times": RoundTimes => Round;
    /// Sets how many places a group has; needs an idempotency key.
    Post SetCapacity(group_id: GroupId) = "/api/v1/groups/{group_id}/capacities": NewCapacity => GroupPlaces;
    /// Cancels a session of a group, or holds it after all; needs an idempotency key.
    Post ChangeSession(group_id: GroupId) = "/api/v1/groups/{group_id}/session-changes": SessionChange => SessionChanged;
    /// Shows an offering on the menu, or hides it; needs an idempotency key.
    Post PublishOffering(offering_id: OfferingId) = "/api/v1/offerings/{offering_id}/publications": Publication => Publication;
    /// How the families of every class have answered.
    Get ListAnswers = "/api/v1/office/answers": () => Vec<ClassAnswers>;
    /// Who is in care in a usual week, class by class. For the office.
    Get ListCareClasses = "/api/v1/office/care-classes": () => Vec<CareList>;
    /// Every bill that is due or was paid.
    Get ListOfficeBills = "/api/v1/office/bills": () => Vec<OfficeBill>;
    /// Records that a bill was paid; needs an idempotency key.
    Post RecordPayment(bill_id: BillId) = "/api/v1/bills/{bill_id}/payments": NewPayment => PaymentReceipt;
    /// What was applied for to be waived for a child, newest first.
    Get ListWaiverRequests(child_id: ChildId) = "/api/v1/children/{child_id}/waiver-requests": () => Vec<WaiverRequest>;
    /// Applies for a waiver; needs an idempotency key.
    Post RequestWaiver(child_id: ChildId) = "/api/v1/children/{child_id}/waiver-requests": NewWaiverRequest => WaiverRequested;
    /// Takes an application for a waiver back that the office has not decided about. Doing so twice is the same as once.
    Delete WithdrawWaiverRequest(request_id: WaiverRequestId) = "/api/v1/waiver-requests/{request_id}": () => ();
    /// Every application for a waiver, open ones first.
    Get ListOfficeWaivers = "/api/v1/office/waiver-requests": () => Vec<OfficeWaiverRequest>;
    /// Grants a waiver, or declines it; needs an idempotency key. What it changes of the child's bills is in the answer.
    Post DecideWaiver(request_id: WaiverRequestId) = "/api/v1/waiver-requests/{request_id}/decisions": WaiverDecision => WaiverDecided;
    /// Money that goes back to families, what is still to be paid out first.
    Get ListOfficeRefunds = "/api/v1/office/refunds": () => Vec<OfficeRefund>;
    /// Records that a refund left the school; needs an idempotency key.
    Post PayOutRefund(refund_id: RefundId) = "/api/v1/refunds/{refund_id}/pay-outs": RefundPayOut => OfficeRefund;
    /// The lists of children with a standing: invited, returning, of a priority group.
    Get ListStandings = "/api/v1/office/standings": () => OfficeStandings;
    /// Puts a list in the place of the one before; needs an idempotency key.
    Post SetStandingList = "/api/v1/office/standings": NewStandingList => StandingListKept;
    /// What the staff did, newest first.
    Get ListAudit = "/api/v1/office/audit-rows": () => Vec<AuditEntry>;
}

#[cfg(test)]
mod tests;
