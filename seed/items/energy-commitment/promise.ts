import type { z } from 'zod'
import type { ItemCommitment } from '#contracts/item-commitment.ts'

/**
 * 承诺备案: the promise takes the place of the letter on paper; the energy inspectors look at it afterwards.
 *
 * @source 国办发〔2020〕42号 (告知的内容、承诺的内容); 节约能源法 第十五条
 */
export const energyPromise: z.input<typeof ItemCommitment> = {
  notice: {
    version: '2026-2',
    text: [
      '一、备案依据：《中华人民共和国节约能源法》第十五条，《固定资产投资项目节能审查和碳排放评价办法》关于不单独进行节能审查的项目的规定。',
      '二、适用条件：年综合能源消费量不满 1000 吨标准煤，且年电力消费量不满 500 万千瓦时。',
      '三、由承诺代替的材料：纸质《固定资产投资项目节能承诺书》。',
      '四、监督管理：备案即时生效；备案后按 30% 的比例随机抽取，抽中的六十日内由节能监察机构对承诺的内容进行核查，抽取记录公开。',
      '五、不实承诺的后果：核查发现与承诺不符的，责令限期整改；逾期不整改或者整改后仍不符合条件的，撤销备案。作出虚假承诺的，直接撤销备案，并记入信用记录，在信用修复以前不再适用承诺备案；应当进行节能审查而未审查的，依法处理。',
      '六、申请人可以不选择承诺备案，提交纸质承诺书由机关登记；在核查以前有正当理由的，可以撤回承诺。',
    ].join('\n'),
  },
  promise: {
    version: '2026-2',
    text: [
      '一、所填项目信息和年用能数据真实、准确。',
      '二、已经知晓并理解行政机关告知的全部内容。',
      '三、按照节能标准、规范建设，不使用国家明令淘汰的用能产品、设备和工艺。',
      '四、实际用能达到节能审查标准的，依法补办节能审查。',
      '五、愿意接受并配合节能监察机构事后核查；违反承诺的，承担相应法律责任。',
      '六、以上承诺是申请人的真实意思表示。',
    ].join('\n'),
  },
  dispenses: ['commitment'],
  checkWithin: { unit: 'calendar', days: 60 },
  checkedBy: 'fagai',
  sample: {
    percent: 30,
    basis: '参照国务院《优化营商环境条例》第五十四条第一款（随机抽取检查对象）；抽查比例为演示设定',
  },
  basis: '《中华人民共和国节约能源法》第十五条',
}
