export const role = 'a role';
