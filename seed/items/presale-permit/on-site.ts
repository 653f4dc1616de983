import type { VisitPoint } from '#contracts/site-visit.ts'
import type { z } from 'zod'

const rule = '《城市房地产开发经营管理条例》第二十二条'

/** 现场查勘: how far the houses have come that are to be sold before they stand. */
export const onSite: z.input<typeof VisitPoint>[] = [
  {
    key: 'progress',
    title: '施工进度',
    measure: '各幢已施工到的层数与申请一致，与投入资金占工程总投资的比例相称。',
    basis: rule,
  },
  {
    key: 'extent',
    title: '预售范围',
    measure: '拟预售房屋的幢号、位置、层数与分层平面图和预售方案一致。',
    basis: '《城市房地产开发经营管理条例》第二十三条',
  },
  {
    key: 'premature',
    title: '提前销售',
    measure: '现场没有在取得预售许可前收取定金、预订款等预售行为。',
    basis: '《中华人民共和国城市房地产管理法》第四十五条',
  },
]
