export const heartbeats = 'on';
