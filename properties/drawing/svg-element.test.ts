import { expect, test } from 'vitest';
import { element, escaped, numberText, tooltip } from './svg-element.ts';

// Goal: whatever a chart is called, its picture is well-formed.

test('signs of XML are written as entities, in text and in attributes', () => {
  expect(escaped(`<a href="b">'c' & d</a>`)).toBe('&lt;a href=&quot;b&quot;&gt;&#39;c&#39; &amp; d&lt;/a&gt;');
  expect(element('g', { id: '"<&>"' }, [escaped('&')])).toBe('<g id="&quot;&lt;&amp;&gt;&quot;">&amp;</g>');
});

test('what XML cannot hold is replaced', () => {
  expect(escaped('bell\u0007, half \uD83D, whole 😀, tab\t')).toBe('bell\uFFFD, half \uFFFD, whole 😀, tab\t');
});

test('attributes without a value are left out, and nothing to say is no tooltip', () => {
  expect(element('text', { x: 0.04, y: 12.25, textLength: undefined })).toBe('<text x="0" y="12.3"/>');
  expect(tooltip([undefined, ''])).toEqual([]);
  expect(tooltip(['a', undefined, 'b'])).toEqual(['<title>a\nb</title>']);
  expect(numberText(-0.01)).toBe('0');
});
