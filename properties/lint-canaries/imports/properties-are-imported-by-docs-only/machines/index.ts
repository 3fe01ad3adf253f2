export { check } from '../properties/checker/index.ts';
