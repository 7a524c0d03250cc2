//! What a call came to, as Python takes it.

use backroom::{Result, Selection, Value};
use backroom_api::{Answer, error_json};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyList, PyTuple};

/// The status (0: done), the reply or the error as JSON, the command's number, and whether it had been done before.
pub(crate) type Told = (i32, Py<PyBytes>, i64, bool);

/// The answer to a call.
pub(crate) fn told(py: Python<'_>, answer: &Answer) -> Told {
    let status = answer.status.map_or(0, |status| status as i32);
    (status, PyBytes::new(py, &answer.body).unbind(), answer.command_id, answer.replayed)
}

/// A text as the answer to a call that is no operation.
pub(crate) fn text(py: Python<'_>, text: Result<String>) -> Told {
    match text {
        Ok(text) => (0, PyBytes::new(py, text.as_bytes()).unbind(), 0, false),
        Err(error) => failed(py, &error),
    }
}

/// An error as the answer.
pub(crate) fn failed(py: Python<'_>, error: &backroom::Error) -> Told {
    (error.status() as i32, PyBytes::new(py, error_json(error).as_bytes()).unbind(), 0, false)
}

/// Names of columns, rows of values, and whether there are more.
pub(crate) type Table = (Vec<String>, Py<PyList>, bool);

/// The rows of a question in SQL.
pub(crate) fn table(py: Python<'_>, selection: Selection) -> PyResult<Table> {
    let Selection { columns, rows, more } = selection;
    let list = PyList::empty(py);
    for row in rows {
        let cells: Vec<Bound<'_, PyAny>> = row.into_iter().map(|value| cell(py, value)).collect::<PyResult<_>>()?;
        list.append(PyTuple::new(py, cells)?)?;
    }
    Ok((columns, list.unbind(), more))
}

fn cell(py: Python<'_>, value: Value) -> PyResult<Bound<'_, PyAny>> {
    Ok(match value {
        Value::Null => py.None().into_bound(py),
        Value::Integer(value) => value.into_pyobject(py)?.into_any(),
        Value::Real(value) => value.into_pyobject(py)?.into_any(),
        Value::Text(text) => text.into_pyobject(py)?.into_any(),
        Value::Blob(bytes) => PyBytes::new(py, &bytes).into_any(),
    })
}
