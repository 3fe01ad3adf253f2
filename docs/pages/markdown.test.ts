import { describe, expect, it } from 'vitest';
import { code, folded, picture, slug, table, words } from './markdown.ts';
import { relativePath } from './page.ts';

describe('words', () => {
  it('are shown as they are written', () => {
    expect(words('a < b & c > d, *not* _leaning_ [0] {@link} ~ #1')).toBe(
      'a &lt; b &amp; c &gt; d, \\*not\\* \\_leaning\\_ \\[0\\] \\{@link\\} \\~ \\#1',
    );
  });

  it('keep what stands in backticks as code', () => {
    expect(words('the option `remote.limit < 3` counts < 3')).toBe('the option `remote.limit < 3` counts &lt; 3');
  });

  it('may become more, but not inside code', () => {
    expect(words('A and `A`', (markdown) => markdown.replace('A', '[A](#a)'))).toBe('[A](#a) and `A`');
  });
});

describe('a table', () => {
  it('takes a bar in a cell for no border, in words and in code, once', () => {
    expect(table(['a|b'], [['`x | y`'], ['already \\| so']])).toBe(
      '| a\\|b |\n| --- |\n| `x \\| y` |\n| already \\| so |',
    );
  });

  it('has a cell of several lines in one row', () => {
    expect(table(['a', 'b'], [['one\n\ntwo', 'three']])).toBe('| a | b |\n| --- | --- |\n| one<br>two | three |');
  });

  it('sets numbers to the right', () => {
    expect(table(['name', 'states'], [['look-up', '1,234']]).split('\n')[1]).toBe('| --- | ---: |');
  });
});

it('code may contain a backtick', () => {
  expect(code('a`<b')).toBe('<code>a`&lt;b</code>');
});

it('a picture says in words what it shows, whatever they are', () => {
  expect(picture('runs/1.svg', 'says "<no>"')).toContain('alt="says &quot;&lt;no&gt;&quot;"');
});

it('what is folded stands apart, so that it is read as Markdown', () => {
  expect(folded('more', '**x**').split('\n')).toEqual([
    '<details>',
    '<summary>more</summary>',
    '',
    '**x**',
    '',
    '</details>',
  ]);
});

it('an anchor is made of small letters, digits and dashes', () => {
  expect(slug('  PSM-REG-5: Key [x] → y ')).toBe('psm-reg-5-key-x-y');
});

it.each([
  ['a/b.md', 'a/c.md', './c.md'],
  ['a/b.md', 'd/e.md', '../d/e.md'],
  ['b.md', 'd/e.md', './d/e.md'],
  ['a/b/c.md', 'a/d.md', '../d.md'],
])('from %s to %s it is %s', (from, to, path) => {
  expect(relativePath(from, to)).toBe(path);
});
