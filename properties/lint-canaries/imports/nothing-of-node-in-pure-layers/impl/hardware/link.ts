import { connect } from 'node:net';

export const link = connect;
