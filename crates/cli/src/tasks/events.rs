//! What happened, for other systems.

use backroom::Event;
use serde_json::json;

use super::{open, open_to_read};
use crate::arguments::{Common, Events};
use crate::failure::Result;
use crate::screen::Screen;

/// Lists events, or remembers how far a consumer has read.
pub(super) fn events(common: &Common, task: &Events, screen: Screen) -> Result<()> {
    if let (Some(consumer), Some(sequence)) = (&task.consumer, task.ack) {
        let position = open(common)?.acknowledge(consumer, sequence)?;
        if screen.data_are_json() {
            return Ok(screen.say_json(&json!({"consumer": consumer, "acknowledged": position}))?);
        }
        return Ok(screen.say(&format!("{consumer} is done with every event up to {position}\n"))?);
    }
    let book = open_to_read(common)?;
    let events = match &task.consumer {
        Some(consumer) => book.events_for(consumer, task.limit)?,
        None => book.events_after(task.after, task.limit)?,
    };
    if screen.data_are_json() {
        for event in &events {
            screen.say(&format!("{}\n", json!(event)))?;
        }
        return Ok(());
    }
    if events.is_empty() {
        return Ok(screen.say("nothing new\n")?);
    }
    let columns = ["sequence", "recorded at, UTC", "event", "subject", "entity", "site", "actor", "operation"];
    Ok(screen.say(&screen.table(&columns, &events.iter().map(row).collect::<Vec<_>>()))?)
}

fn row(event: &Event) -> Vec<String> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    vec![
        event.sequence.to_string(),
        // To the second: who needs more reads JSON.
        event.recorded_at.to_string().chars().take(19).map(|letter| if letter == 'T' { ' ' } else { letter }).collect(),
        event.kind.clone(),
        event.subject.clone(),
        text(&event.entity),
        text(&event.site),
        text(&event.actor),
        event.operation.clone(),
    ]
}
