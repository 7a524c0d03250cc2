'use strict';
// The native half, built for this platform.

const path = require('node:path');

function platform() {
  const base = `${process.platform}-${process.arch}`;
  if (process.platform !== 'linux') return base;
  return process.report.getReport().header.glibcVersionRuntime ? `${base}-gnu` : `${base}-musl`;
}

function load() {
  const name = platform();
  try {
    return require(path.join(__dirname, 'native', `${name}.node`));
  } catch (error) {
    throw new Error(`backroom cannot be loaded on ${name}: ${error.message}`, { cause: error });
  }
}

module.exports = load();
