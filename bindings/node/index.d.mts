import * as backroom from './index.js';

export * from './index.js';
export default backroom;
