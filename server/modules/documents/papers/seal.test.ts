import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sealSvg } from './seal.ts'

test('a seal shows every letter of the office and of its purpose, in order', () => {
  for (const office of [
    '市局',
    '连云港市行政审批局',
    '国家东中西区域合作示范区（连云港徐圩新区）经济发展与行政审批服务管理局',
  ]) {
    const letters = [...sealSvg(office, '行政审批专用章').matchAll(/<text[^>]*>([^<]+)</g)].map((found) => found[1])
    assert.equal(letters.join(''), `${office}行政审批专用章`)
  }
})

test('a name cannot break out of the picture', () => {
  const svg = sealSvg('"><script>&', "'")
  assert.ok(!svg.includes('<script') && !svg.includes('"><s'))
})
