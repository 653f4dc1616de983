import { awaitNews } from './behaviour/await-news.ts'
import { watchButtons } from './behaviour/buttons.ts'
import { seeUnreadMessages } from './behaviour/see-messages.ts'
import { followSession } from './behaviour/session-end.ts'
import { sendScannedCode } from './behaviour/scanned-code.ts'
import { watchCommandForms } from './behaviour/command-forms.ts'
import { watchKiosk } from './behaviour/kiosk.ts'
import { watchNoticeComment } from './behaviour/notice-comment.ts'
import { watchNoticeForm } from './behaviour/notice-form.ts'
import { watchPrecaseForms } from './behaviour/precase-forms.ts'
import { centreWideChart } from './behaviour/wide-chart.ts'
import { takeOver } from './islands/islands.ts'

// Pages read and print without this script; it sends what people do and wakes the forms.
const region = document.body.dataset.region ?? ''
watchButtons(region)
watchCommandForms(region)
watchPrecaseForms(region)
watchNoticeForm(region)
watchNoticeComment(region)
watchKiosk(region)
centreWideChart()
seeUnreadMessages(region)
sendScannedCode()
followSession()
void takeOver()
void awaitNews(region)
