import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { join } from 'node:path'

const packages = join(import.meta.dirname, '../../node_modules/@expo-google-fonts')

/** 消防设计文件 of a made-up warehouse, three pages with their title blocks covered as the guide asks, so that reviewers have something to look at. */
export function designFile(): Buffer {
  const compiler = NodeCompiler.create({
    fontArgs: [{ fontPaths: [join(packages, 'noto-sans-sc/400Regular'), join(packages, 'noto-sans-sc/700Bold')] }],
  })
  const result = compiler.compile({ mainFileContent: design })
  if (result.result === null) throw new Error(`the design does not typeset: ${JSON.stringify(result.takeError())}`)
  return Buffer.from(compiler.pdf(result.result))
}

/** One page with a heading, for materials that nobody looks at closely. */
export function plainFile(title: string): Buffer {
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [join(packages, 'noto-sans-sc/400Regular')] }] })
  const result = compiler.compile({
    mainFileContent: `#set page(paper: "a4")\n#set text(font: "Noto Sans SC", size: 14pt)\n#align(center, text(size: 20pt)[${title}])\n\n此件为演示材料，内容虚构。`,
  })
  if (result.result === null) throw new Error('the page does not typeset')
  return Buffer.from(compiler.pdf(result.result))
}

const design = String.raw`
#set page(paper: "a3", flipped: true, margin: 14mm, background: rect(width: 100% - 16mm, height: 100% - 16mm, stroke: 1.4pt))
#set text(font: "Noto Sans SC", size: 11pt, lang: "zh")
#let block-of(name, number) = place(bottom + right, box(width: 92mm, stroke: 0.8pt, inset: 0pt, grid(
  columns: (26mm, 66mm), stroke: 0.5pt, inset: 5pt,
  [设计单位], box(fill: black, width: 100%, height: 10pt), [工程名称], box(fill: black, width: 100%, height: 10pt),
  [图名], [#name], [图号], [#number],
)))
= 消防设计说明书
#v(4mm)
#columns(2)[
== 一、工程概况
丙类二项仓库，地上一层（局部二层为设备用房），建筑面积 11 860 平方米，建筑高度 12.6 米，耐火等级一级。

== 二、总平面布局
与相邻丙类仓库的防火间距为 14 米，与厂区围墙间距 8 米。沿建筑四周设环形消防车道，净宽 6 米，转弯半径 12 米，坡度不大于 3%。

== 三、防火分区
共划分 3 个防火分区，分别为 3 980、3 960、3 920 平方米，均设自动喷水灭火系统；分区之间采用耐火极限 4.00 小时的防火墙，门为甲级防火门。

== 四、安全疏散
每个防火分区设两个以上直通室外的安全出口，最远点至出口 42 米；疏散宽度计算见附表。

== 五、消防设施
- 室外消火栓 45 L/s，室内消火栓 25 L/s
- 自动喷水灭火系统：仓库危险级Ⅱ级，ESFR 喷头
- 火灾自动报警系统：集中报警，线型光束感烟探测器
- 排烟：每个分区划分 2 个防烟分区，自然排烟窗面积满足计算
- 消防应急照明和疏散指示：连续供电 90 分钟

== 六、消防电源
二级负荷，双回路供电，消防泵房末端自动切换。

== 七、人防工程
本工程不涉及人防工程。

== 八、危险物品
储存成卷纸品和包装材料，不储存甲、乙类物品。
]
#block-of([消防设计说明书], [消施-01])
#pagebreak()
= 一层消防平面图 #h(6mm) #text(size: 12pt)[1:200]
#v(6mm)
#align(center, box(width: 340mm, height: 150mm, {
  place(rect(width: 100%, height: 100%, stroke: 2.4pt))
  for x in (33.4%, 66.7%) { place(dx: x, line(angle: 90deg, length: 100%, stroke: (paint: rgb("#c0392b"), thickness: 3pt))) }
  for row in range(1, 5) { for column in range(1, 15) {
    place(dx: column * 22.6mm - 3mm, dy: row * 30mm - 3mm, rect(width: 6mm, height: 6mm, fill: luma(60)))
  } }
  for (x, name) in ((3%, [防火分区一  3 980 ㎡]), (36%, [防火分区二  3 960 ㎡]), (69%, [防火分区三  3 920 ㎡])) {
    place(dx: x, dy: 44mm, text(size: 14pt, weight: "bold", name))
    place(dx: x, dy: 52mm, text(size: 9pt)[ESFR 喷头 · 耐火极限 4.00 h])
  }
  for x in (8%, 25%, 42%, 58%, 75%, 91%) {
    place(dx: x, dy: 141mm, rect(width: 12mm, height: 9mm, fill: white, stroke: 1.4pt + rgb("#1e8449")))
    place(dx: x, dy: 134mm, text(size: 8pt, fill: rgb("#1e8449"))[出口 2.4 m])
  }
  for x in (16%, 50%, 83%) { place(dx: x, dy: 100mm, circle(radius: 4mm, stroke: 1pt + rgb("#c0392b"))[#align(center + horizon, text(size: 7pt)[栓])]) }
  for (x, length) in ((5%, 42), (40%, 40), (72%, 38)) {
    place(dx: x, dy: 112mm, line(length: 24%, stroke: (dash: "dashed", paint: rgb("#1e8449"))))
    place(dx: x + 8%, dy: 113mm, text(size: 8pt, fill: rgb("#1e8449"))[疏散距离 #length m])
  }
}))
#block-of([一层消防平面图], [消施-02])
#pagebreak()
= 总平面图 #h(6mm) #text(size: 12pt)[1:500]
#v(6mm)
#align(center, box(width: 330mm, height: 150mm, {
  place(dx: 0%, dy: 0%, rect(width: 100%, height: 100%, stroke: (dash: "dash-dotted")))
  place(dx: 60mm, dy: 40mm, rect(width: 180mm, height: 64mm, stroke: 2pt, fill: luma(235)))
  place(dx: 126mm, dy: 66mm, text(size: 16pt, weight: "bold")[本工程  H=12.6 m])
  place(dx: 48mm, dy: 28mm, rect(width: 204mm, height: 88mm, radius: 12mm, stroke: (dash: "dashed", paint: rgb("#c0392b"))))
  place(dx: 118mm, dy: 19mm, text(size: 9pt, fill: rgb("#c0392b"))[消防车道  净宽 6 m  转弯半径 12 m])
  place(dx: 280mm, dy: 40mm, rect(width: 40mm, height: 64mm, stroke: 1.2pt))
  place(dx: 282mm, dy: 66mm, text(size: 10pt)[丙类仓库])
  place(dx: 240mm, dy: 124mm, text(size: 9pt)[防火间距 14 m])
  place(dx: 8mm, dy: 8mm, text(size: 20pt)[北 ↑])
}))
#block-of([总平面图], [消施-03])
`
