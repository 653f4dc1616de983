import { z } from 'zod'

/** 办理行为: what the decision on an item does. Only 许可 permits anything; a filing or a confirmation must not be told as a permit. */
export const OutcomeAct = z.enum([
  '许可',
  '确认',
  '给付',
  '奖励',
  '征收',
  '备案',
  '审查',
  '办理',
  '变更',
  '延续',
  '补证',
  '注销',
  '联办',
])
export type OutcomeAct = z.infer<typeof OutcomeAct>

/**
 * 许可类别, as the law sorts what permits: 一般许可 for dangerous matters, 特许 of what is scarce, 认可 of who is able, 核准 by a technical standard, 登记.
 *
 * @source 行政许可法 第十二条; 发改办财金〔2018〕424号 (双公示: 许可类别)
 */
export const PermitCategory = z.enum(['普通', '特许', '认可', '核准', '登记', '其他'])
export type PermitCategory = z.infer<typeof PermitCategory>

/** Whether what was asked for is given; the words for it depend on the kind of act. */
export type Outcome = 'granted' | 'refused'

type Words = {
  /** On pages and in lists. */
  short: string
  /** In the sentence of the decision: 本机关决定…… */
  full: string
  /** Title of the paper. */
  paper: string
  /** In the paper's number. */
  word: string
}

const words: Record<OutcomeAct, Record<Outcome, Words>> = {
  许可: {
    granted: { short: '准予许可', full: '准予行政许可', paper: '准予行政许可决定书', word: '准' },
    refused: { short: '不予许可', full: '不予行政许可', paper: '不予行政许可决定书', word: '不准' },
  },
  确认: {
    granted: { short: '予以确认', full: '予以行政确认', paper: '行政确认决定书', word: '确' },
    refused: { short: '不予确认', full: '不予行政确认', paper: '不予行政确认决定书', word: '不确' },
  },
  给付: {
    granted: { short: '准予给付', full: '准予行政给付', paper: '行政给付决定书', word: '给' },
    refused: { short: '不予给付', full: '不予行政给付', paper: '不予行政给付决定书', word: '不给' },
  },
  奖励: {
    granted: { short: '予以奖励', full: '予以行政奖励', paper: '行政奖励决定书', word: '奖' },
    refused: { short: '不予奖励', full: '不予行政奖励', paper: '不予行政奖励决定书', word: '不奖' },
  },
  征收: {
    granted: { short: '决定征收', full: '予以行政征收', paper: '行政征收决定书', word: '征' },
    refused: { short: '不予征收', full: '不予行政征收', paper: '不予行政征收决定书', word: '不征' },
  },
  备案: {
    granted: { short: '予以备案', full: '予以备案', paper: '备案通知书', word: '备' },
    refused: { short: '不予备案', full: '不予备案', paper: '不予备案通知书', word: '不备' },
  },
  审查: {
    granted: { short: '审查通过', full: '通过审查', paper: '审查通过通知书', word: '审' },
    refused: { short: '审查不通过', full: '不予通过审查', paper: '审查不予通过通知书', word: '不审' },
  },
  办理: {
    granted: { short: '予以办理', full: '予以办理', paper: '办理结果通知书', word: '办' },
    refused: { short: '不予办理', full: '不予办理', paper: '不予办理通知书', word: '不办' },
  },
  变更: {
    granted: { short: '准予变更', full: '准予变更行政许可', paper: '准予变更行政许可决定书', word: '变' },
    refused: { short: '不予变更', full: '不予变更行政许可', paper: '不予变更行政许可决定书', word: '不变' },
  },
  延续: {
    granted: { short: '准予延续', full: '准予延续行政许可', paper: '准予延续行政许可决定书', word: '续' },
    refused: { short: '不予延续', full: '不予延续行政许可', paper: '不予延续行政许可决定书', word: '不续' },
  },
  补证: {
    granted: { short: '准予补发', full: '准予补发行政许可证件', paper: '准予补发行政许可证件决定书', word: '补发' },
    refused: { short: '不予补发', full: '不予补发行政许可证件', paper: '不予补发行政许可证件决定书', word: '不补发' },
  },
  联办: {
    granted: { short: '各项已办结', full: '办结', paper: '办理结果汇总单', word: '汇' },
    refused: { short: '有事项未获准予', full: '办结，有事项未获准予', paper: '办理结果汇总单', word: '汇' },
  },
  注销: {
    granted: { short: '准予注销', full: '准予注销行政许可', paper: '准予注销行政许可决定书', word: '销' },
    refused: { short: '不予注销', full: '不予注销行政许可', paper: '不予注销行政许可决定书', word: '不销' },
  },
}

/** What the licensing law rules: a licence, and what becomes of one. */
export const licensingActs: ReadonlySet<OutcomeAct> = new Set(['许可', '变更', '延续', '补证', '注销'])

/** What an item's decision does: by its own word, else by its kind of power (事项类型). */
export function actOf(item: { power: string; outcome: { act?: OutcomeAct | undefined } }): OutcomeAct {
  if (item.outcome.act) return item.outcome.act
  const byPower = OutcomeAct.safeParse(item.power)
  return byPower.success ? byPower.data : '办理'
}

/** The outcome in the words of what was asked for: 准予许可, 不予备案, 予以确认. */
export const outcomeText = (act: OutcomeAct, outcome: Outcome): string => words[act][outcome].short

/** The outcome as its paper says it. */
export const outcomeOnPaper = (act: OutcomeAct, outcome: Outcome): Omit<Words, 'short'> => words[act][outcome]
