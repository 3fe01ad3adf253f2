import { toy } from '../examples/toy.fixtures.ts';

toy.toUpperCase();
