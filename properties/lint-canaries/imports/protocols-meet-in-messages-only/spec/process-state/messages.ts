export interface DeathNotification {
  readonly type: 'DeathNotification';
}
