import assert from 'node:assert/strict'
import { test } from 'node:test'
import { uploadOnce } from './upload-once.ts'

const to = { case: 'c1', material: 'plan' }
const file = { name: '图.pdf', size: 5, lastModified: 1 }
const lost = () => Promise.reject(new Error('no answer'))

test('a file that is chosen twice, or again after a lost answer, goes under one id', async () => {
  const sent: string[] = []
  const arrives = async (upload: string) => sent.push(upload)
  await assert.rejects(uploadOnce(to, file, async (upload) => (sent.push(upload), lost())))
  await Promise.all([uploadOnce(to, { ...file }, arrives), uploadOnce(to, file, arrives)])
  assert.equal(sent.length, 3)
  assert.equal(new Set(sent).size, 1)
})

test('another file, another material, another case, and a file that has arrived before go under ids of their own', async () => {
  const sent: string[] = []
  const note = async (upload: string) => sent.push(upload)
  await Promise.all([
    uploadOnce(to, file, note),
    uploadOnce(to, { ...file, lastModified: 2 }, note),
    uploadOnce({ ...to, material: 'statute' }, file, note),
    uploadOnce({ ...to, case: 'c2' }, file, note),
  ])
  await uploadOnce(to, file, note)
  assert.equal(new Set(sent).size, 5)
})
