//! English.

mod bills;
mod fee_notice;
mod fees;
mod late;
mod leaving;
mod news;
mod phrases;
mod pick_up;
mod refunds;
mod review;
mod student;
mod waivers;

pub(super) use late::WORDS as LATE;
pub(super) use phrases::{date, grades, home_class, home_classes, moment};
pub(super) use student::WORDS as STUDENT;

use super::{CommonWords, MenuWords, OfferingWords, PlanWords, ShellWords, WayOutWords, WelcomeWords, Words};

pub(super) static WORDS: Words = Words {
    common: CommonWords {
        menu_tab: "Menu",
        week_tab: "Week",
        pick_up_tab: "Pick-up",
        mine_tab: "Mine",
        unread: |count| format!("{count} unread"),
        tabs: "Main pages",
        back: "Back",
        retry: "Try again",
        loading: "Opening…",
        free: "Free",
        fee_notice: "Fee notice",
        yuan: |amount| format!("¥{amount}"),
        child: "Choose a child",
        large_type: "Large type",
        ordinary_type: "Ordinary type",
        skip_to_content: "Skip to content",
        not_found: "There is no such page",
        not_found_way_out: "The link may be old. Start again from the menu.",
        offline: |time| format!("You are offline. This is how things stood at {time}."),
        unreachable: "The school's server cannot be reached.",
        unreadable: "The server's answer makes no sense here. Please reload the page.",
        reference: |reference| format!("When asking the school, quote {reference}"),
        ask_the_school: "Stuck? Call the school:",
        signed_out: "You were signed out. Please sign in again; your draft is still on this phone.",
    },
    shell: ShellWords {
        round_ahead: |title| format!("{title} · not open yet"),
        round_open: |title| format!("{title} · open"),
        round_closed: |title| format!("{title} · closed"),
        opens: |moment| format!("Opens {moment}, until full"),
        closes: |moment| format!("Until full, closes {moment}"),
        closed_at: |moment| format!("Closed {moment}"),
        broken: "The page broke. Please reload it: nothing submitted is lost, and your draft is on this phone.",
        late: "The page has not opened. The network may be slow or the browser too old.",
        call_or_paper: |phone| {
            format!("In a hurry? Call {phone}, or use the paper form at the gate: the chances are the same.")
        },
    },
    welcome: WelcomeWords {
        what_this_is: "Choose after-school service on your phone: see places and fees, choose, sign, submit, keep the receipt. All of it is voluntary.",
        steps: ["Sign in", "Choose and sign", "Keep the receipt"],
        letter: "Letter to parents",
        sign_in: "Sign in",
        household_code: "Household code",
        household_code_hint: "Top right of the letter to parents, 10 letters and digits",
        child_name: "Child's name",
        child_name_hint: "Any of your children at this school",
        consent: "I am the child's guardian and agree that the school uses name, class, choices and pick-up details for after-school service",
        consent_refused: "You may decline: ask the class teacher for the paper form, the chances are the same.",
        consent_missing: "Please tick your consent, or use the paper form",
        signing_in: "Signing in…",
        teacher: "I am a teacher",
        field_empty: "Please fill this in",
        data_officer: |who| {
            format!(
                "Responsible for children's data: {who}. You may see, correct and delete it, and withdraw consent."
            )
        },
        browse: "Look at the menu first",
        student: "I am a student and want to look around",
    },
    menu: MenuWords {
        title: "Menu",
        filters: "Filters",
        search: "Search",
        search_hint: "Title, teacher, pinyin",
        fits: |child| format!("Fits {child}"),
        has_places: "Places left",
        ends_with: |sibling| format!("Ends with {sibling}"),
        all_fields: "All fields",
        all_tiers: "Clubs and courses",
        all_windows: "All windows",
        more_filters: "More filters",
        clear: "Clear filters",
        nothing_fits: "Nothing matches. Try with one filter less.",
        count: |count| format!("{count} offerings"),
        groups: |count| format!("{count} groups"),
        chosen: "Chosen",
        held: "Admitted",
        draft_bar: |count, total| format!("{count} chosen · ¥{total}"),
        draft_note: "Draft, not submitted",
        see_plan: "See week",
        wish_list: "A child's wish list?",
    },
    offering: OfferingWords {
        teachers: "Teachers",
        provider: "Provider",
        about: "What children learn",
        materials: "What to bring",
        safety: "Safety",
        fee: "Fee",
        fee_pays_for: "What the fee pays for",
        refund_rule: "Refund rule",
        sessions: |count| format!("{count} meetings this term"),
        sessions_note: "holidays left out, make-up days included",
        minimum: |minimum, enrolled| format!("Opens with {minimum} children, {enrolled} so far"),
        choose: "Put into the week",
        choose_group: |title| format!("Choose {title}"),
        take_out: "Take out of the week",
        chosen: "In the week",
        similar: "Similar offerings",
    },
    way_out: WayOutWords {
        what_else_fits: "See what else fits",
        what_else_on: |days| format!("See what else fits on {days}"),
        what_fits: "See what fits",
        swap: |group, titles| {
            let group = if group.is_empty() { "this one" } else { group };
            format!("Take {group} instead of {titles}")
        },
        to_week: "Exchange one in the week",
        answer_again: "Answer again",
        see_price: "See the new fee",
        read_again: "Read it again",
        renew: "Reload the page",
        call: |phone| format!("Call the school: {phone}"),
        see_days: "See the next days",
        see_day: "See that day",
        see_collectors: "See the collectors",
        to_wishes: "See the wish list",
        sign_pledge: "Sign the pledge",
    },
    plan: PlanWords {
        title: |child| format!("{child}'s week"),
        draft: "Draft · not submitted",
        draft_note: "Kept on this phone only. The school sees it once you submit.",
        settled: "Submitted",
        changed: "Changed · not submitted",
        no_service: "No after-school service this term; leaves at the ordinary end of school.",
        empty: "Nothing chosen yet, and no care.",
        to_menu: "Go to the menu",
        care: "Care",
        care_windows: "Care in which windows",
        leaves: "Leaves",
        every_fen: "Every fen",
        total: "Total this term",
        sign: "Sign and submit",
        list: "In order of importance",
        take_out: |title| format!("Take out {title}"),
        more_important: |title| format!("Move {title} up"),
        taken_meanwhile: |title| format!("{title} has just filled up. Keep it and try, or choose another."),
        billed_first: "After signing up",
        billed_from: |part, date| format!("{part} (from {date})"),
        billed_afterwards: "Afterwards, by what happened",
        part_total: "Part",
        at_most: "At most",
        clubs_from: |date| {
            format!("Clubs and courses begin on {date}; before that care or the ordinary end of school.")
        },
        season: |title, from, to| format!("{title} ({from}–{to})"),
        start_over: "Clear the draft",
        answer_again: "Answer again",
    },
    weekday: phrases::weekday,
    weekday_sign: phrases::weekday,
    date: phrases::date,
    moment: phrases::moment,
    short_moment: phrases::short_moment,
    countdown: phrases::countdown,
    weeks: phrases::weeks,
    list: |things| things.join(", "),
    span: |start, end| format!("{start}–{end}"),
    home_class: phrases::home_class,
    grades: phrases::grades,
    tier: phrases::tier,
    level: phrases::level,
    places: phrases::places,
    charge: fees::charge,
    rate: fees::rate,
    refusal: phrases::refusal,
    problem: phrases::problem,
};
