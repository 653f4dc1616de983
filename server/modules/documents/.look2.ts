import { paintPdf } from './page-images/paint-pdf.ts'
import sharp from 'sharp'
import { readFileSync } from 'node:fs'
for (const n of process.argv.slice(2)){ const t=performance.now(); const p=await paintPdf(readFileSync(`/tmp/doc/${n}.pdf`)); console.log(n,p.length,p.map(x=>x.length),(performance.now()-t).toFixed(0))
 for (const [i,x] of p.entries()) await sharp(x).resize(900).png().toFile(`/tmp/doc/${n}-${i}.png`)}
