//! The server as families meet it: the whole application behind a real socket, asked over HTTP.
//!
//! `running_server` starts it, `family` is one signed-in phone, and every answer on the way is held against the
//! server's own API document. The other modules are the tests, one for each thing a family or a stranger does.

mod contents;
mod family;
mod program;
mod running_server;
mod staff;

mod addresses;
mod api_document;
mod app_files;
mod backing_up;
mod collectors;
mod cookies;
mod cut_lines;
mod disk_full;
mod doctor;
mod entry_checks;
mod every_answer;
mod following;
mod full;
mod guardian_names;
mod guardians_at_once;
mod hostile_bodies;
mod keys;
mod killed;
mod leaving;
mod leaving_changes;
mod ledger;
mod linked;
mod lost_answers;
mod menu;
mod messages;
mod office;
mod opening;
mod other_sites;
mod outcomes;
mod ownership;
mod paying;
mod picking_up;
mod places_apart;
mod plans;
mod receipts;
mod references;
mod refused_as_a_whole;
mod reviewing;
mod roles;
mod rosters;
mod rush;
mod school_rules;
mod schools;
mod several_servers;
mod sign_in;
mod standing;
mod stopping;
mod submitting;
mod submitting_again;
mod traces;
mod verifying;
mod verifying_many;
mod waivers;
mod webhook;
mod week_turns;
mod wish_lists;
mod withdrawing;
