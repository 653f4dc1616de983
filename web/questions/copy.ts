import type { Field } from '#contracts/item.ts'

/** Words that stand beside a question. */
export const copy = {
  optional: '（选填）',
  yes: '是',
  no: '否',
  phoneHint: '11 位手机号码，用于接收办理通知。',
  residentIdHint: '18 位，末位 X 大小写均可。',
  projectCodeHint: '24 位数字和短横线，例如 2509-320703-89-01-100019；短横线可以不输入。',
  firmCodeHint: '18 位，见营业执照右上方。',
  moneyHint: '以元为单位，最多两位小数。',
  yuan: '元',
  capitals: (text: string) => `大写：${text}`,
  choose: '请选择',
  sample: (text: string) => `例如：${text}`,
  agree: '我已阅读并同意以上内容',
  agreed: '已同意',
  version: (version: string) => `版本 ${version}`,
  rowOf: (place: number) => `第 ${place} 行`,
  addRow: '添加一行',
  removeRow: '删除',
  rowEnd: '操作',
  removeRowOf: (label: string, place: number) => `删除${label}第 ${place} 行`,
  rowsBetween: (least: number, most: number) =>
    least === most ? `填写 ${least} 行。` : `至少 ${least} 行，最多 ${most} 行。`,
  area: {
    hint: '每行一个界址点，先东坐标、后北坐标，中间空一格；单位是米，最多两位小数。按顺序填写，首尾自动闭合；也可以把坐标表整段粘贴进来。',
    removeOf: (place: number) => `删除界址点 ${place}`,
    drawn: (vertices: number, area: number) => `${vertices} 个界址点，面积 ${area} 平方米`,
    unread: (line: number) => `第 ${line} 行不是两个坐标，请按“东坐标 北坐标”填写。`,
    undrawn: '界址点填写正确后，这里显示范围和面积。',
    plan: '范围示意图，上方为北',
    mapHint:
      '也可以在图上画：点击空白处添加界址点，点击边线中间的“＋”在两点之间添加，拖动可以移动；用键盘时按 Tab 键选中界址点，方向键移动（同时按 Shift 键移动十倍），Delete 键删除。',
    noGround: '图上只有坐标网格，没有道路、房屋等底图，位置请对照平面图上的坐标确认。',
    ground: (credit: string) => `底图：${credit}。底图仅供参考，位置以平面图上的坐标为准。`,
    map: '界址点图，上方为北：点击处添加界址点',
    corner: (place: number, x: number, y: number) => `界址点 ${place}，东 ${x}，北 ${y}`,
    between: (place: number, next: number) => `在界址点 ${place} 和 ${next} 之间添加界址点`,
    up: '北',
    length: (metres: number) => (metres >= 1000 ? `${metres / 1000} 千米` : `${metres} 米`),
    centre: (x: number, y: number) => `图中心：东 ${x} 米，北 ${y} 米。`,
    degrees: (longitude: number, latitude: number) =>
      `约为东经 ${longitude.toFixed(5)}°、北纬 ${latitude.toFixed(5)}°（按 2000 国家大地坐标系高斯投影换算）。`,
    noDegrees: '东坐标带有投影带号（如 40 开头的 8 位数）时，这里同时显示经纬度。',
    nearer: '放大',
    further: '缩小',
    west: '向西移动图面',
    eastward: '向东移动图面',
    northward: '向北移动图面',
    south: '向南移动图面',
    whole: '显示全部',
    addCentre: '在图中心添加界址点',
    removePicked: '删除选中的界址点',
    undo: '撤销',
  },
  computed: { hint: '由系统按前面填写的内容计算，不用填写。', blank: '填写前面的内容后显示' },
  left: (count: number) => (count >= 0 ? `还可以填写 ${count} 字` : `超出 ${-count} 字`),
  between: ({ min, max, unit }: Field) => {
    const tail = unit ? ` ${unit}` : ''
    const [least, most] = [min, max].map((bound) => bound?.toLocaleString('zh-CN', { maximumFractionDigits: 9 }))
    if (least !== undefined && most !== undefined) return `${least} 至 ${most}${tail}。`
    if (least !== undefined) return `不小于 ${least}${tail}。`
    if (most !== undefined) return `不大于 ${most}${tail}。`
    return undefined
  },
  file: {
    choose: '选择文件',
    another: '再选一个文件',
    replace: '重新上传',
    chooseFor: (name: string) => `为“${name}”选择文件`,
    remove: '移除',
    removeOf: (name: string) => `移除文件 ${name}`,
    retry: '重试',
    dismiss: '取消',
    uploading: (share: number) => `正在上传 ${Math.round(share * 100)}%`,
    uploaded: '已上传',
    removed: (name: string) => `已移除 ${name}`,
    full: (files: number) => `这项材料最多 ${files} 个文件；如需更换，请先移除。`,
    wrongFormat: (name: string, formats: string) => `“${name}”不是允许的格式，请上传 ${formats} 文件。`,
    tooLarge: (name: string, size: string, limit: string) =>
      `“${name}”有 ${size}，超过 ${limit} 的上限，请压缩后重新上传。`,
    empty: (name: string) => `“${name}”是空文件，请检查后重新选择。`,
    paperOnly: '这项材料请将纸质原件交到窗口，网上不用上传。',
    allowed: (formats: string, size: string, files: number) =>
      `格式：${formats}；单个文件不超过 ${size}；最多 ${files} 个文件。`,
    waiting: {
      pages: (name: string) => `“${name}”拍好的照片还没有上传，请先合成上传，或者移除`,
      transfer: (name: string) => `“${name}”的文件正在上传，请等上传完成后再继续`,
    },
    fullPhotos: (files: number) =>
      `这项材料最多 ${files} 个文件，拍好的照片还没有上传；请先移除一个文件，或者移除照片。`,
    photos: {
      take: '拍照',
      another: '再拍一页',
      takeFor: (name: string) => `为“${name}”拍照`,
      taken: (pages: number, size: string, limit: string) =>
        `已拍 ${pages} 页，约 ${size}（上限 ${limit}），还没有上传。可以再拍一页，拍完后合成一份 PDF 上传。`,
      page: (at: number) => `第 ${at} 页`,
      dropPage: (at: number) => `移除第 ${at} 页`,
      tooLarge: {
        several: '合起来超过了上限，请移除几页再上传，其余的另外上传。',
        single: '合起来超过了上限，这项材料又只能有一个文件：请移除几页，或者改用扫描后压缩的文件。',
      },
      send: (pages: number) => `合成 PDF 上传（${pages} 页）`,
      unread: '没有读出照片，请重新拍照，或者选择文件。',
      file: (name: string, at: number) => `${name.slice(0, 150)}-拍照${at}`,
    },
  },
}
