//! The laws, held between what families were told and what is there after the power was gone.

use super::{
    history::{Asked, Receipt, Send, Told},
    row::Row,
};
use std::collections::HashMap;

/// Fails with the first law that is broken, and by what.
pub(super) fn check(sends: &[Send], rows: &[Row], capacity: usize) -> Result<(), String> {
    nothing_oversold(rows, capacity)?;
    told_is_there(sends, rows)?;
    nothing_unasked(sends, rows)?;
    told_nothing_left_nothing(sends, rows)?;
    one_effect_of_a_key(sends, rows)?;
    in_order_of_arrival(rows)
}

/// I1.
fn nothing_oversold(rows: &[Row], capacity: usize) -> Result<(), String> {
    let mut taken: HashMap<usize, usize> = HashMap::new();
    for row in rows {
        if let Row::Place { group, .. } = row {
            *taken.entry(*group).or_default() += 1;
        }
    }
    match taken.into_iter().filter(|(_, taken)| *taken > capacity).max() {
        Some((group, taken)) => Err(format!("I1: {taken} of {capacity} places in group {group}")),
        None => Ok(()),
    }
}

/// I2.
fn told_is_there(sends: &[Send], rows: &[Row]) -> Result<(), String> {
    let mut of_key = HashMap::new();
    let mut parts: HashMap<usize, usize> = HashMap::new();
    for row in rows {
        match row {
            Row::Place { key, group, number, .. } => {
                of_key.insert(*key, Receipt { group: *group, number: *number });
            }
            Row::Part { sent, .. } => *parts.entry(*sent).or_default() += 1,
        }
    }
    for (sent, send) in sends.iter().enumerate() {
        let is_there = match (send.asked, send.told) {
            (Asked::Place { key, .. }, Some(Told::Yes(receipt))) => of_key.get(&key) == Some(&receipt),
            (Asked::Turn { parts: written }, Some(Told::Kept)) => parts.get(&sent) == Some(&written),
            _ => true,
        };
        if !is_there {
            return Err(format!("I2: what send {sent} was told is not there: {send:?}"));
        }
    }
    Ok(())
}

/// I3, and nothing by half.
fn nothing_unasked(sends: &[Send], rows: &[Row]) -> Result<(), String> {
    let mut parts: HashMap<usize, usize> = HashMap::new();
    for row in rows {
        let asked = sends.get(row.sent()).map(|send| send.asked);
        let is_asked = match (row, asked) {
            (Row::Place { key, group, .. }, Some(Asked::Place { key: sent_key, group: sent_group })) => {
                (*key, *group) == (sent_key, sent_group)
            }
            (Row::Part { sent, part }, Some(Asked::Turn { parts: asked })) => {
                *parts.entry(*sent).or_default() += 1;
                *part < asked
            }
            _ => false,
        };
        if !is_asked {
            return Err(format!("I3: nobody asked for {row:?}"));
        }
    }
    let by_half = parts.into_iter().find(|(sent, there)| sends[*sent].asked != Asked::Turn { parts: *there });
    match by_half {
        Some((sent, there)) => Err(format!("I3: {there} parts of {:?}", sends[sent])),
        None => Ok(()),
    }
}

/// I4.
fn told_nothing_left_nothing(sends: &[Send], rows: &[Row]) -> Result<(), String> {
    let left = rows.iter().find(|row| {
        let told = sends.get(row.sent()).and_then(|send| send.told);
        told.is_some_and(Told::left_nothing)
    });
    left.map_or(Ok(()), |row| Err(format!("I4: {row:?} of {:?}", sends[row.sent()])))
}

/// I5.
fn one_effect_of_a_key(sends: &[Send], rows: &[Row]) -> Result<(), String> {
    let mut effects = HashMap::new();
    for row in rows {
        if let Row::Place { key, .. } = row
            && let Some(before) = effects.insert(*key, row)
        {
            return Err(format!("I5: key {key} has two effects: {before:?}, {row:?}"));
        }
    }
    let mut answers = HashMap::new();
    for send in sends {
        let (Asked::Place { key, group }, Some(Told::Yes(receipt))) = (send.asked, send.told) else {
            continue;
        };
        if receipt.group != group {
            return Err(format!("I5: another body was told yes: {send:?}"));
        }
        if let Some(before) = answers.insert(key, receipt).filter(|before| *before != receipt) {
            return Err(format!("I5: key {key} has two answers: {before:?}, {receipt:?}"));
        }
    }
    Ok(())
}

/// I10: who came first stands first, and the numbers have no gap.
fn in_order_of_arrival(rows: &[Row]) -> Result<(), String> {
    let overtaken = rows.windows(2).find(|pair| pair[0].sent() > pair[1].sent());
    if let Some(pair) = overtaken {
        return Err(format!("I10: {:?} stands before {:?}", pair[0], pair[1]));
    }
    let mut numbers = rows.iter().filter_map(|row| match row {
        Row::Place { number, .. } => Some(*number),
        Row::Part { .. } => None,
    });
    match (1..).zip(numbers.by_ref()).find(|(counted, number)| counted != number) {
        Some((counted, number)) => Err(format!("I10: the place {counted} has number {number}")),
        None => Ok(()),
    }
}
