export const roleOf = 'a role';
