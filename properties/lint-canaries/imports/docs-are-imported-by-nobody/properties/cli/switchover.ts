import { page } from '../../docs/page.ts';

page();
