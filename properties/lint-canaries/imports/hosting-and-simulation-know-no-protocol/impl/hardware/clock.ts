export const clock = 'a clock';
