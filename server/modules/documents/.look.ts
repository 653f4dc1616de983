import { createPaperPress } from '/work/main/server/modules/documents/papers/render-paper.ts'
import { samplePapers } from '/work/main/server/modules/documents/papers/sample-papers.ts'
import { writeFileSync } from 'node:fs'
const press=createPaperPress()
for (const [name,c] of Object.entries(samplePapers)){ try{
 const t=performance.now(); const pdf=press.render(c,new Date('2026-11-20T08:00:00Z')); console.log(name,(performance.now()-t).toFixed(1),pdf.length); writeFileSync(`/tmp/doc/${name}.pdf`,pdf)}catch(e){console.log(name,e)}}
