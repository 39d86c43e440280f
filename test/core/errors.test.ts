/** Errors have a code that stays, and a message that says where, what and what to do. */
import { describe, expect, it } from 'vitest';
import { argumentError, KhabarError } from '../../src/core/errors.js';

const fault = { file: 'own.jsonl', line: 3, entry: 'own/zahra', message: 'no form', remedy: 'Give «ar»' };

it('a wrong argument is a TypeError with a code', () => {
  const error = argumentError('TEXT', 'text must be a string');
  expect(error).toBeInstanceOf(TypeError);
  expect(error).not.toBeInstanceOf(KhabarError);
  expect([error.code, error.message]).toEqual(['ERR_KHABAR_TEXT', 'text must be a string']);
});

describe('faults in data', () => {
  it.each([
    [[fault], 'own.jsonl:3: own/zahra: no form. Give «ar»'],
    [[fault, fault], 'own.jsonl:3: own/zahra: no form. Give «ar» (and 1 more)'],
    [[fault, fault, fault], 'own.jsonl:3: own/zahra: no form. Give «ar» (and 2 more)'],
    [[{ ...fault, entry: null }], 'own.jsonl:3: no form. Give «ar»'],
    [[{ ...fault, file: null }], 'data:3: own/zahra: no form. Give «ar»'],
    [[], 'DATA'],
  ])('%j', (faults, message) => {
    const error = new KhabarError('DATA', faults);
    expect([error.name, error.code, error.message]).toEqual(['KhabarError', 'ERR_KHABAR_DATA', message]);
    expect(error.faults).toBe(faults);
    expect(error).toBeInstanceOf(KhabarError);
  });

  it('are known by their name, from another copy of the package too', () => {
    const other = Object.assign(new Error('x'), { name: 'KhabarError' });
    expect(other).toBeInstanceOf(KhabarError);
    for (const value of [new Error('x'), new TypeError('x'), { name: 'KhabarError' }, null, undefined, 'KhabarError'])
      expect(value).not.toBeInstanceOf(KhabarError);
  });
});
