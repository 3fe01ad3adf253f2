export { property } from './property.ts';
