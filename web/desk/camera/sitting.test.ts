import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freeName } from '#web/shared/free-name.ts'
import { canPhotograph, isTooLarge, moved, roomFor, sizeOf, withPage, type Place } from './sitting.ts'

const bound: Place = { formats: ['pdf'], maxBytes: 5_000_000, room: 1 }
const loose: Place = { formats: ['png', 'jpeg'], maxBytes: 2_000_000, room: 2 }

test('a slot that takes PDF or photographs can be filled with the camera, one of drawings alone cannot', () => {
  assert.equal(canPhotograph(bound), true)
  assert.equal(canPhotograph(loose), true)
  assert.equal(canPhotograph({ formats: ['png'] }), false)
})

test('one file takes many pages; where pages are files there are as many as files may come', () => {
  assert.equal(roomFor(30, bound), 170)
  assert.equal(roomFor(1, loose), 1)
  assert.equal(roomFor(2, loose), 0)
})

test('a document is too large as a whole, pictures each by itself', () => {
  assert.equal(isTooLarge([2_000_000, 2_900_000], bound), false)
  assert.equal(isTooLarge([2_000_000, 2_999_900], bound), true)
  assert.equal(isTooLarge([1_900_000, 1_900_000], loose), false)
  assert.equal(isTooLarge([1_900_000, 2_000_001], loose), true)
  assert.equal(sizeOf([1, 2], loose), 3)
})

test('a page taken again stands where the old one stood, and pages change places up to either end', () => {
  const pages = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]
  const ids = (all: { id: string }[]) => all.map(({ id }) => id).join('')
  assert.equal(ids(withPage(pages, { id: 'd' }, null)), 'abcd')
  assert.equal(ids(withPage(pages, { id: 'd' }, 'b')), 'adc')
  assert.equal(ids(moved(pages, 'b', 1)), 'acb')
  assert.equal(ids(moved(pages, 'b', -1)), 'bac')
  assert.equal(ids(moved(pages, 'a', -1)), 'abc')
  assert.equal(ids(moved(pages, 'c', 1)), 'abc')
})

test('a second sitting does not give a file the name of the first', () => {
  const named = (at: number) => `平面图-拍摄${at}`
  assert.equal(freeName(named, 'pdf', []), '平面图-拍摄1.pdf')
  assert.equal(freeName(named, 'jpg', ['平面图-拍摄1.pdf', '平面图.png']), '平面图-拍摄2.jpg')
  assert.equal(freeName(named, 'pdf', ['平面图-拍摄2.pdf']), '平面图-拍摄1.pdf')
})
