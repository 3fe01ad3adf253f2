export const chart = 'a chart';
