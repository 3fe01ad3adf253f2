export const manager = 'a chart';
