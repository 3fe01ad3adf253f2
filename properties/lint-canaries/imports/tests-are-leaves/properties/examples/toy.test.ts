import { toy } from './toy.fixtures.ts';

toy.toUpperCase();
