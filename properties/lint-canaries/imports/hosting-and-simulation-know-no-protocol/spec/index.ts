export const specification = 'all protocols';
