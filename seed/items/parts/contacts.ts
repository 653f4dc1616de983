/** 救济途径. The same for every bureau of the city. */
export const remedies = {
  reconsiderationOffice: '连云港市人民政府',
  reconsiderationUrl: 'https://xzfy.moj.gov.cn/',
  court: '连云港市海州区人民法院',
}

/** @param office whose complaints window it is */
export const consultAt = (window: string, office: string) => ({
  phone: '12345',
  supervision: `12345 政务服务便民热线；${office}监督投诉窗口`,
  address: `连云港市政务服务中心${window}`,
  hours: '工作日 9:00—12:00，13:30—17:00（夏令时以现场公告为准）',
})

export const projectWindow = '工程建设综合窗口（A 区）'
export const businessWindow = '企业经营综合窗口（C 区）'
export const socialWindow = '社会事务综合窗口（B 区）'
