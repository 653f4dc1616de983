/**
 * 规则: code → what a refused person reads and the article it rests on. `basis` is null for what is not law.
 * `{name}` in either is filled from the refusal's detail. Complete by test: every code that the server or a decider uses stands here.
 */
export type Rule = { text: string; basis: string | null }

const meetings = '连政办传〔2023〕8号（内部牵头人会商会办）'
const licensing = '《中华人民共和国行政许可法》'
const convenience = '《关于深入推进审批服务便民化的指导意见》（厅字〔2018〕22号）'
const deferral = '《广东省政务服务数字化条例》第三十二条（参照：容缺受理）'
const protection = '《中华人民共和国个人信息保护法》第四十七条'

/**
 * Every reason to refuse, by its code: the sentence that people read, and the legal source; null where no law but the
 * platform says so. `{name}` is filled in.
 */
export const rules = {
  'request.invalid': { text: '提交的内容有误，请按提示修改后重新提交。', basis: null },
  'request.malformed': { text: '请求格式不正确，未作任何更改。请刷新页面后重试。', basis: null },
  'request.not-found': { text: '没有找到您要的内容，或者您无权查看。', basis: null },
  'request.too-large': { text: '文件或内容超过大小限制，未作任何更改。', basis: null },
  'request.too-slow': {
    text: '内容传得太慢或者中途停了，已不再接收，未作任何更改。请检查网络后重试。',
    basis: null,
  },
  'request.headers-too-large': {
    text: '请求头超过大小限制，未作任何更改。请清除浏览器中本网站的数据后重试。',
    basis: null,
  },
  'request.media-type': { text: '不支持这种内容格式，未作任何更改。', basis: null },
  'request.command-id': { text: '请求缺少操作编号，未作任何更改。请刷新页面后重试。', basis: null },
  'request.command-id-used': {
    text: '这个操作编号已用于另一项操作，本次未作任何更改。请刷新页面后重试。',
    basis: null,
  },
  'request.origin': { text: '请求来自其他网站，已拒绝。请从本平台页面操作。', basis: null },
  'request.too-many': { text: '操作过于频繁，本次未作任何更改。请稍候片刻再试。', basis: null },
  'session.missing': { text: '请先登录。登录可能已过期，已填写的内容会保留。', basis: null },
  'session.not-permitted': { text: '您的岗位没有此项权限。', basis: '受理权和审核权分开、审批权和监管权分开' },
  'session.csrf': { text: '页面已过期，未作任何更改。请刷新页面后重试。', basis: null },
  'session.right-ended': { text: '您的授权刚刚被撤销或变更，本次操作未生效。', basis: null },
  'session.unknown-account': { text: '没有这个演示账号。', basis: null },
  'command.nothing-to-do': { text: '当前状态下无需进行此操作，未作任何更改。', basis: null },
  'platform.busy': { text: '同一办件正被多人操作，请稍后重试。本次操作未生效。', basis: null },
  'platform.outage': { text: '系统暂时不可用。请稍后用同一页面重试，不会重复提交。', basis: null },
  'platform.defect': { text: '系统出现内部错误，已记录。您的操作未生效，请稍后重试或致电咨询。', basis: null },

  'progress.unknown': {
    text: '办件编号或查询码不对。请核对后再试，两者都印在《申请材料接收凭证》上。',
    basis: null,
  },

  'duty.separated': {
    text: '同一办件中，受理、审查、决定、监督须由不同人员承担，您已承担其中一项。',
    basis: '受理权和审核权分开、审批权和监管权分开（三集中三分开）',
  },
  'draft.gone': { text: '这份草稿已提交或已删除。', basis: null },
  'draft.became-case': { text: '这份草稿已经提交，请到“我的办件”查看办理进度。', basis: null },
  'draft.stale': {
    text: '这份草稿已在别处（另一台设备或另一个窗口）作过修改，本次没有保存。请载入较新的内容后再保存，您刚才填写的不会丢失。',
    basis: null,
  },
  'draft.item-not-offered': { text: '该事项不通过此渠道受理。', basis: '办事指南公布的办理渠道' },
  'duty.day-past': { text: '已经过去的日期不能再安排或者改动值守人员。', basis: '网上职守人员责任制' },
  'duty.not-an-acceptor': { text: '值守人员只能从本单位的受理人员中安排。', basis: '网上职守人员责任制' },
  'post.ended': { text: '这个岗位已经停用。', basis: null },
  'post.not-chargeable': { text: '这个岗位不能授权{charge}。', basis: null },
  'post.charge-as-is': { text: '这个岗位的该项授权没有变化：授权须尚未授予，收回须已经授予。', basis: null },
  'post.charge-needs-basis': {
    text: '请写明授权（收回）依据的文件：书名号内的标题，或者文号（〔年份〕序号）。',
    basis: null,
  },
  'post.charge-unknown-office': { text: '没有这个授权单位，请从单位名单中选择。', basis: null },
  'post.day-past': { text: '停用日期不能早于今天。', basis: null },
  'post.own': { text: '不能停用自己的岗位，请由其他管理人员办理。', basis: null },
  'hall.unknown-counter': { text: '这个大厅没有这个窗口。', basis: null },
  'hall.hours-out-of-order': { text: '服务时间有误（{when}）：结束应晚于开始，各时段不能重叠。', basis: null },
  'notice.must-be-told': {
    text: '下列通知是法律规定应当告知您的，不能关闭：{names}。',
    basis: `${licensing}第三十二条、第四十二条、第四十四条、第四十五条`,
  },
  'notice.mandate-too-narrow': {
    text: '您的授权限于部分事项或者部分环节。变更联系电话影响委托人的全部办件，请由委托人本人或者受全面委托的代理人办理。',
    basis: '《中华人民共和国民法典》第一百六十二条',
  },
  'contact.given-since': {
    text: '这个号码是网络中断时记下的，此后当事人又提供了联系电话。以后来提供的号码为准，已登记的号码没有变更。',
    basis: '《中华人民共和国个人信息保护法》第八条',
  },
  'contact.phone-same': { text: '新号码与现在使用的号码相同，不需要变更。', basis: null },
  'mandate.other-party': {
    text: '没有这位申请人授权该代理人的登记，请核对授权委托书载明的委托人和代理人。',
    basis: `${licensing}第二十九条；《中华人民共和国民法典》第一百七十一条`,
  },
  'mandate.ended': {
    text: '授权已经到期或者被撤销，不能再以委托人的名义办理，请由委托人出具新的授权委托书。',
    basis: `${licensing}第二十九条；《中华人民共和国民法典》第一百七十三条`,
  },
  'mandate.not-to-revoke': {
    text: '没有可以撤销的授权：须由委托人或者代理人本人到窗口出示证件，且授权仍然有效。',
    basis: '《中华人民共和国民法典》第一百七十三条第二项',
  },
  'mandate.other-scope': {
    text: '这项办理不在授权委托书载明的事项和权限之内。',
    basis: `${licensing}第二十九条；《中华人民共和国民法典》第一百六十二条、第一百六十五条`,
  },
  'mandate.not-signed': {
    text: '授权委托书的签署日期晚于今天，请核对。',
    basis: '《中华人民共和国民法典》第一百六十五条',
  },
  'mandate.agent-absent': {
    text: '请先核验代理人本人的身份证件，再登记或者使用授权。',
    basis: `${licensing}第二十九条；代理人应当出示授权委托书和本人身份证件`,
  },
  'mandate.for-oneself': { text: '委托人与代理人是同一人，无须授权，请直接办理。', basis: null },
  'window.nobody-here': {
    text: '窗口代为记录申请人的选择，须由申请人本人，或者有授权的代理人当面出示证件。请先在“窗口收件”核验来办人的证件。',
    basis: `${licensing}第二十九条；《中华人民共和国民法典》第一百六十二条`,
  },
  'window.nobody-to-give-up': {
    text: '撤回申请、撤回承诺、放弃听证或者陈述申辩，须由申请人本人当面出示证件提出；代理人提出的，授权委托书须载明可以“代为撤回申请、放弃权利”，只载明代为申请的不能提出。',
    basis: `${licensing}第二十九条；《中华人民共和国民法典》第一百六十二条、第一百六十五条；参照《中华人民共和国民事诉讼法》第六十二条第二款`,
  },
  'window.not-charged': {
    text: '这件申请由受理单位受理，本窗口没有得到受理的授权。请等候受理单位答复，或者引导申请人联系受理单位。',
    basis: `${licensing}第二十四条、第三十二条；办事指南公布的受理方式`,
  },
  'window.other-hall': {
    text: '这件申请不是在本大厅提交的，由提交申请的大厅的综合窗口或者受理单位受理。',
    basis: '办事指南公布的受理方式',
  },
  'window.other-zone': {
    text: '本窗口所在专区不受理该事项，请引导申请人到下列窗口：{zones}。',
    basis: '大厅公布的窗口受理事项；前台综合受理、后台分类审批（连政办传〔2023〕8号）',
  },
  'draft.other-item': { text: '只能用同一事项以前的申请再办一件。', basis: null },
  'draft.applicant-kind': { text: '该事项不面向此类申请人办理。', basis: `${licensing}第三十条` },
  'item.form-stale': { text: '这个事项已经发布了更新的版本，请刷新后在新版本上修改。本次发布未生效。', basis: null },
  'item.form-refused': {
    text: '还不能发布，请按提示修改。',
    basis: '《中华人民共和国行政许可法》第二十九条第一款、第三十条第一款',
  },
  'item.catch-all': {
    text: '材料目录中有兜底条款：不能明确的材料，不得要求申请人提供。本次发布未生效。',
    basis: `${convenience}：消除审批服务中的模糊条款；${licensing}第三十条第一款`,
  },
  'item.office-seal': {
    text: '材料要求加盖原主管部门的印章：事项划转后，原主管部门不得要求再加盖本部门印章。本次发布未生效。',
    basis: `${convenience}：原主管部门不得要求再加盖本部门印章`,
  },
  'item.proof-abolished': {
    text: '材料目录中有已取消的证明事项，不得再作为审批条件。本次发布未生效。',
    basis: `${convenience}：减证便民；民发〔2020〕20号；公通字〔2016〕21号`,
  },
  'item.proof-needless': {
    text: '材料目录中有应当取消的证明：能被其他材料涵盖或者替代的、开具单位无法调查核实的，一律取消。本次发布未生效。',
    basis: `${convenience}：减证便民，六个一律取消`,
  },
  'item.needless-visit': {
    text: '能够网上办理的事项，不得要求必须到现场办理。本次发布未生效。',
    basis: '国发〔2016〕55号：凡是能实现网上办理的事项，不得要求必须到现场办理',
  },
  'item.filing-judged': {
    text: '备案事项不得设置许可环节，不得限制数量。本次发布未生效。',
    basis: '连政办传〔2023〕8号：坚决清理纠正以备案之名行许可之实',
  },
  'item.hearing-missing': {
    text: '由本机关决定的行政许可没有规定听证：作出决定前应当告知申请人、利害关系人享有要求听证的权利。本次发布未生效。',
    basis: `${licensing}第四十七条第一款`,
  },
  'item.matter-missing': {
    text: '由本机关决定的行政许可应当可以申请变更、注销，有有效期的还应当可以申请延续；其他法律、法规、规章规定重新申请的，写明依据。本次发布未生效。',
    basis: `${licensing}第四十九条、第五十条、第七十条`,
  },
  'item.rules-not-here': {
    text: '该事项不是由规则自动审批的事项，不能在这里发布规则。自动审批须先由事项定义开通。',
    basis: '《中华人民共和国个人信息保护法》第二十四条',
  },
  'item.rules-version': {
    text: '规则已经修改，须使用以前没有用过的版本号，以便每一个决定说明依据的是哪一版。',
    basis: '《中华人民共和国个人信息保护法》第二十四条第一款',
  },
  'item.rules-refused': { text: '规则还不能发布，请按提示修改。', basis: null },
  'item.rules-untried': {
    text: '发布以前须用最近办结的办件试算，并按试算结果确认。试算结果已经变化或者还没有试算，请重新试算。本次发布未生效。',
    basis: '《中华人民共和国个人信息保护法》第二十四条、第五十五条',
  },
  'draft.incomplete': { text: '申请内容还不完整或有误，请按提示修改。', basis: `${licensing}第三十一条` },
  'file.kind': { text: '文件内容不是允许的格式（{allowed}）。请检查文件本身，而不只是文件名。', basis: null },
  'file.too-large': { text: '文件超过 {limit} 兆字节的限制。', basis: null },
  'file.too-many': { text: '该材料最多上传 {limit} 个文件。', basis: null },
  'file.empty': { text: '文件是空的。', basis: null },
  'file.unknown-material': {
    text: '该事项公布的材料目录中没有这项材料，不得要求或接收。',
    basis: `${licensing}第三十一条`,
  },
  'source.licence-unknown': {
    text: '没有找到申请人持有的、可以代替这项材料的电子证照。请核对，或者改为上传。',
    basis: '《国务院关于在线政务服务的若干规定》第十一条',
  },
  'source.licence-ended': {
    text: '用来代替“{material}”的电子证照已失效（过期、撤销、撤回、吊销或者注销），不能再使用。您填写的内容都已保留，请改为上传或者选择其他证照。',
    basis: '《国务院关于在线政务服务的若干规定》第十一条；《中华人民共和国行政许可法》第七十条',
  },
  'source.other-project': {
    text: '“{material}”选用的电子证照是为另一个项目核发的，不能用于本项目。请核对项目代码，改选本项目的证照或者上传材料；您填写的内容都已保留。',
    basis: '《固定资产投资项目代码管理规范》（发改投资规〔2020〕1439号）：项目代码是项目整个建设周期的唯一身份标识',
  },
  'project.item-without': { text: '该事项不按项目办理，请从办事指南申请。', basis: null },
  'source.earlier-unknown': {
    text: '没有找到可以复用的这份材料，它可能已超过可复用的期限，或者原办件已撤回。请改为上传。',
    basis: '《国务院关于在线政务服务的若干规定》第七条',
  },
  'source.earlier-gone': {
    text: '“{material}”复用的以往材料已不能使用（原办件已撤回或者材料已删除）。您填写的内容都已保留，请移除后改为上传。',
    basis: '《国务院关于在线政务服务的若干规定》第七条',
  },
  'check.not-offered': { text: '这项材料没有可以代替它的数据核验，请按要求提交。', basis: null },
  'check.other-consent': { text: '核验的告知内容已经更新，请刷新后重新阅读并确认。', basis: null },
  'check.unavailable': {
    text: '没有核验成功：{authority}的系统暂时没有应答。可以稍后再试，也可以改为提交材料。',
    basis: '《国务院关于在线政务服务的若干规定》第七条',
  },
  'check.verified': {
    text: '“{name}”已经数据核验一致，不得要求申请人提交。',
    basis: '《国务院关于在线政务服务的若干规定》第七条；《优化营商环境条例》第四十四条（避免重复索要证明）',
  },
  'item.material-checked-elsewhere': {
    text: '材料“{materials}”能够通过数据核验，不得要求申请人提交，须注明可用的核验。本次发布未生效。',
    basis: '《国务院关于在线政务服务的若干规定》第七条；《优化营商环境条例》第四十四条（避免重复索要证明）',
  },
  'item.material-asked-again': {
    text: '材料“{materials}”是本平台核发的证照，不得要求申请人重复提交，须注明可用的电子证照类型。本次发布未生效。',
    basis: '《国务院关于在线政务服务的若干规定》第七条',
  },
  'file.upload-used': { text: '这次上传的编号已用于另一个文件，未作任何更改。请重新选择文件。', basis: null },
  'file.attached': { text: '已提交的材料不能移除。', basis: null },

  'case.stale': { text: '办件已有新的进展，请刷新后再操作。本次操作未生效。', basis: null },
  'case.already-submitted': { text: '这份申请已经提交。', basis: null },
  'case.not-in-intake': { text: '该办件不在受理环节。', basis: `${licensing}第三十二条` },
  'case.no-notice-left': {
    text: '补正告知只能一次性作出，本办件已告知过，不得再次告知。',
    basis: `${licensing}第三十二条第一款第四项；连政办传〔2023〕8号：一次性告知之外，不得再告知`,
  },
  'case.mend-nothing': { text: '请先选定要当场更正的材料或者填写项目。', basis: `${licensing}第三十二条第一款第三项` },
  'case.mend-late': {
    text: '收到申请材料已满五个工作日，自收到之日起即为受理，不再更正。',
    basis: `${licensing}第三十二条第一款第三项、第四项`,
  },
  'case.barred': {
    text: '申请人因{ground}，在{until}前（含当日）不得再次申请该行政许可。已经持有的许可的变更、延续、补证和注销不受影响。',
    basis: `${licensing}第七十八条、第七十九条`,
  },
  'parts.barred': {
    text: '本次申请包含“{part}”，申请人因{ground}，在{until}前（含当日）不得再次申请该行政许可，不能随本事项一并提出。',
    basis: `${licensing}第七十八条、第七十九条`,
  },
  'approval.too-young': {
    text: '原批准自{since}起到{until}才满{years}年，在此以前无须、也不能申请重新审核；没有重大变动的，按原批准文件开工建设。',
    basis: '《中华人民共和国环境影响评价法》第二十四条第二款；《建设项目环境保护管理条例》第十二条第二款',
  },
  'case.returns-spent': {
    text: '同一事项的补正告知已有 {count} 次，达到上限（{limit} 次），只能受理或者依法不予受理。确需再次告知的，由监督人员允许。',
    basis: '连政办传〔2023〕8号：窗口受理、网上受理严格限制受理退回次数',
  },
  'case.notice-still-left': { text: '补正告知的次数还没有用完，不需要另行允许。', basis: null },
  'case.exception-needs-reason': {
    text: '允许再次告知补正必须说明理由（不少于二十个字），理由将告知申请人。',
    basis: '连政办传〔2023〕8号：一次性告知之外，不得再告知',
  },
  'case.not-refused-at-intake': { text: '该办件没有作出不予受理决定。', basis: null },
  'case.refusal-examined': { text: '这件不予受理已经抽查过，结论已登记。', basis: null },
  'case.examination-needs-words': {
    text: '抽查结论须写明查到的情况（不少于十个字）。',
    basis: '连政办传〔2023〕8号：对不予受理的办件原因进行审查',
  },
  'case.notice-needs-defects': {
    text: '补正告知须一次性列明需要补正的全部内容。',
    basis: `${licensing}第三十二条第一款第四项`,
  },
  'case.notice-late': {
    text: '收到申请材料已满五个工作日未告知，自收到之日起即为受理，不能再告知补正或不予受理。',
    basis: `${licensing}第三十二条第一款第四项`,
  },
  'case.defect-unknown': {
    text: '补正内容须对应公布的材料或申请表项目，不得要求目录之外的材料。',
    basis: `${licensing}第三十一条`,
  },
  'case.defect-in-form': {
    text: '“{name}”由网上填写的内容生成，请指出需要更正的那一项答案。',
    basis: null,
  },
  'case.defect-computed': {
    text: '“{name}”由系统按其他答案计算，请指出需要更正的那一项答案。',
    basis: null,
  },
  'commitment.not-offered': {
    text: '该事项不实行告知承诺，或者所选材料不能以承诺代替。请按一般程序办理。',
    basis: '国办发〔2020〕42号：实行告知承诺的事项须事先公布',
  },
  'commitment.dispenses-nothing': {
    text: '按所填写的情况，没有可以用承诺代替的材料，不适用告知承诺。请按一般程序办理。',
    basis: '国办发〔2020〕42号：告知承诺是以书面承诺代替证明材料',
  },
  'commitment.other-version': {
    text: '告知书或者承诺书的版本与您阅读的不一致，请刷新页面，重新阅读后签署。',
    basis: '国办发〔2020〕42号：书面告知',
  },
  'commitment.barred': {
    text: '申请人曾作出虚假承诺，在信用修复以前不适用告知承诺。请按一般程序办理。',
    basis: '国办发〔2020〕42号：曾作出虚假承诺的，在信用修复前不适用告知承诺制',
  },
  'commitment.by-applicant': {
    text: '承诺书应当由申请人自己签署，不能由代理人或者窗口代为承诺。请由申请人登录后签署，或者到窗口出示证件后当面签署；否则按一般程序办理。',
    basis: '国办发〔2020〕42号：申请人书面承诺',
  },
  'commitment.other-name': {
    text: '承诺书的签署名称与申请人不一致，请填写申请人的姓名或者名称。',
    basis: '国办发〔2020〕42号：申请人书面承诺',
  },
  'commitment.dispensed': {
    text: '申请人已经以告知承诺代替“{name}”，不得再要求提交。',
    basis: '国办发〔2020〕42号：申请人作出承诺的，不再索要有关证明',
  },
  'commitment.not-waiting': { text: '该办件没有等待核查的承诺，可能已有核查结论或者承诺已经撤回。', basis: null },
  'commitment.not-orderable': {
    text: '只有已经生效、没有被抽中、尚未核查的承诺备案可以要求核查。',
    basis:
      '国务院《优化营商环境条例》第五十四条第二款：对投诉举报、转办交办、数据监测等发现的问题，应当有针对性地进行检查；国办发〔2020〕42号',
  },
  'commitment.order-needs-reason': {
    text: '请写明要求核查的线索（不少于二十个字），不写举报人的信息。',
    basis:
      '国务院《优化营商环境条例》第五十四条第二款：对投诉举报、转办交办、数据监测等发现的问题，应当有针对性地进行检查；国办发〔2020〕42号',
  },
  'commitment.two-officers': {
    text: '核查应当由两名以上工作人员进行，请写明核查人员。',
    basis: `${licensing}第三十四条第三款`,
  },
  'commitment.needs-report': { text: '请写明核查情况（不少于二十个字）。', basis: `${licensing}第六十一条` },
  'commitment.record-unsigned': {
    text: '核查记录须由核查人员签字后才能登记、归档。',
    basis: `${licensing}第六十一条`,
  },
  'commitment.needs-rectify-days': { text: '责令整改的，须写明整改期限。', basis: '国办发〔2020〕42号：责令限期整改' },
  'commitment.rectified-once': {
    text: '已经责令整改过一次，请按复核的结果作出结论。',
    basis: '国办发〔2020〕42号：责令限期整改',
  },
  'commitment.rectify-first': {
    text: '与承诺不符的，应当先责令限期整改；逾期不整改或者整改后仍不符合条件的，才能启动撤销。',
    basis: '国办发〔2020〕42号：责令限期整改',
  },
  'commitment.rectification-runs': {
    text: '整改期限（{day}）还没有届满，期满以后才能以未整改为由启动撤销。',
    basis: '国办发〔2020〕42号：责令限期整改',
  },
  'commitment.other-office': {
    text: '撤销由作出决定的机关或者其上级机关办理，请将核查情况移送该机关。',
    basis: `${licensing}第六十九条第一款`,
  },
  'commitment.checked-already': {
    text: '核查已经开始，承诺不能再撤回。',
    basis: '国办发〔2020〕42号：核查以前可以撤回承诺',
  },
  'commitment.not-barred': {
    text: '该办件没有需要修复的虚假承诺记录，可能已经修复。',
    basis: '国办发〔2020〕42号：信用修复',
  },
  'commitment.repair-needs-reason': {
    text: '请写明失信情形的纠正情况和确认依据（不少于二十个字）。',
    basis: '国办发〔2020〕42号：信用修复',
  },
  'inspection.not-supervised': {
    text: '只有公布了监督检查办法的事项，其有效的证照才能要求检查。',
    basis: `${licensing}第六十一条`,
  },
  'inspection.under-way': {
    text: '该证照正在核查或者检查，或者正在办理撤销、撤回、注销，不重复检查。',
    basis: `${licensing}第六十一条；国务院《优化营商环境条例》第五十四条`,
  },
  'inspection.order-needs-reason': {
    text: '请写明要求检查的线索（不少于二十个字），不写举报人的信息。',
    basis: `${licensing}第六十五条`,
  },
  'inspection.not-waiting': { text: '该次检查不存在，或者已有结论。', basis: null },
  'inspection.not-drawn': {
    text: '检查记录由抽中的检查人员登记，您没有被抽中。',
    basis: `${licensing}第六十一条；国务院《优化营商环境条例》第五十四条第一款：随机选派执法检查人员`,
  },
  'inspection.two-officers': {
    text: '检查应当由抽中的两名检查人员共同进行。',
    basis: `${licensing}第六十一条；《中华人民共和国行政处罚法》第四十二条第一款`,
  },
  'inspection.check-each': {
    text: '请对公布的每一项检查内容记录检查情况，不得增减。',
    basis: `${licensing}第六十一条`,
  },
  'inspection.needs-report': { text: '请写明检查情况和处理意见（不少于二十个字）。', basis: `${licensing}第六十一条` },
  'inspection.record-unsigned': {
    text: '检查记录须由检查人员签字后才能登记、归档。',
    basis: `${licensing}第六十一条`,
  },
  'inspection.finding-differs': {
    text: '结论与逐项检查情况不一致：未发现问题的，各项均应当符合；责令改正或者移送的，至少有一项不符合。',
    basis: `${licensing}第六十一条`,
  },
  'inspection.needs-rectify-days': {
    text: '责令改正的，须写明改正期限。',
    basis: `${licensing}第六十二条；《中华人民共和国行政处罚法》第二十八条第一款`,
  },
  'inspection.rectified-once': {
    text: '已经责令改正过一次，请按复查的结果作出结论。',
    basis: `${licensing}第六十二条`,
  },
  'inspection.nothing-handed-over': {
    text: '没有移送的事项等待处理，或者已经启动撤销、撤回、注销程序。',
    basis: `${licensing}第六十一条`,
  },
  'inspection.settle-needs-reason': {
    text: '请写明移送事项的处理情况和依据（不少于二十个字），不写姓名。',
    basis: `${licensing}第六十一条、第八十条`,
  },
  'inspection.rectification-runs': {
    text: '改正期限（{day}）还没有届满，期满以后才能以未改正为由移送。',
    basis: `${licensing}第六十二条；《中华人民共和国行政处罚法》第二十八条第一款`,
  },
  'obligation.fixed': {
    text: '该期限由核查结论或者决定确定，不能在这里延长或者免除。',
    basis: '国办发〔2020〕42号：责令限期整改',
  },
  'obligation.nothing-to-pay': { text: '没有需要缴纳的费用，或者已经登记缴费。', basis: null },
  'instant.not-offered': {
    text: '该事项不是即办件，或者该办件已不能当场决定（例如有材料容缺后补）。请按一般程序受理。',
    basis: `${licensing}第三十四条第二款`,
  },
  'instant.not-charged': {
    text: '即办件由决定该事项的机关授权的人员当场决定，您的岗位没有该机关的授权。请按一般程序受理，或者请已获授权的人员办理。',
    basis: `${licensing}第二十二条、第三十四条第二款`,
  },
  'instant.deemed': {
    text: '受理期限已经届满，该申请自收到之日起视为受理，请由抽取的决定人员办理。',
    basis: `${licensing}第三十二条第一款第四项`,
  },
  'person.not-by-rules': {
    text: '只有完全由自动审批规则作出的不予决定，才能要求人工办理，并且只能要求一次。',
    basis: '《中华人民共和国个人信息保护法》第二十四条第三款',
  },
  'person.too-late': {
    text: '要求人工办理的期限（{day}）已经届满。您仍可以按决定书载明的途径寻求救济，或者重新申请。',
    basis: '参照《中华人民共和国行政复议法》第二十条',
  },
  'person.on-its-way': {
    text: '决定文书正在制作或者送达途中，送达以后即可要求人工办理。',
    basis: null,
  },
  'case.checked-unknown': {
    text: '形式审查的项目须对应公布的材料或申请表项目。',
    basis: `${licensing}第三十一条`,
  },
  'case.check-incomplete': {
    text: '形式审查还有 {count} 项没有标记，逐项核对以后才能受理：{missing}。',
    basis: `${licensing}第三十二条第一款第五项`,
  },
  'case.refusal-needs-reason': {
    text: '不予受理必须说明理由（不少于二十个字）。',
    basis: `连政办传〔2023〕8号：不予受理的必须说明原因；${licensing}第三十八条`,
  },
  'case.refusal-needs-office': {
    text: '不属于本机关职权范围的，须告知申请人向哪个行政机关申请。',
    basis: `${licensing}第三十二条第一款第二项`,
  },
  'case.refusal-not-at-once': {
    text: '依法不需要取得行政许可、不属于本机关职权范围的，应当即时告知；已经告知申请人补正的，不能再以此不予受理。',
    basis: `${licensing}第三十二条第一款第一项、第二项`,
  },
  'case.refusal-needs-notice': {
    text: '以材料不齐不予受理之前，须先一次性告知申请人补正。',
    basis: `${licensing}第三十二条第一款第四项`,
  },
  'case.refusal-needs-gaps': {
    text: '以补正后仍不齐全不予受理的，应当指明补正告知中哪些内容仍不齐全或者不符合法定形式。',
    basis: `${licensing}第三十二条第一款第四项`,
  },
  'case.refusal-needs-untrue': {
    text: '以隐瞒有关情况或者提供虚假材料不予受理、不予许可的，应当指明哪些材料或者填报的内容不实。',
    basis: `${licensing}第三十八条第二款、第七十八条`,
  },
  'case.untrue-absent': {
    text: '“{name}”没有提交或者填报，不能认定为不实。',
    basis: `${licensing}第七十八条`,
  },
  'case.refusal-gap-untold': {
    text: '补正告知没有要求补正“{name}”，不能以此不予受理。确需补正的，由监督人员允许再次告知。',
    basis: `${licensing}第三十二条第一款第四项`,
  },
  'case.not-correcting': { text: '该办件没有待补正的内容。', basis: `${licensing}第三十二条` },
  'case.correction-missing': { text: '补正内容还不齐全：{missing}。', basis: `${licensing}第三十二条第一款第四项` },
  'case.ended': { text: '该办件已经办结，不能再作此操作。', basis: null },
  'case.decided-already': { text: '决定已经作出，不能再撤回申请。', basis: null },
  'case.withdrawal-unconfirmed': {
    text: '申请已经受理。撤回将终止审查，须由您确认后才能办理。',
    basis: null,
  },
  'case.withdrawal-needs-reason': { text: '申请已经受理，撤回须说明原因。', basis: null },
  'case.withdrawal-waits': { text: '撤回申请已经提出，正在等待受理单位确认，不必重复提出。', basis: null },
  'case.withdrawal-not-asked': { text: '该办件没有等待确认的撤回申请，可能已经答复或者已被申请人取消。', basis: null },
  'case.withdrawal-answer-late': {
    text: '撤回申请超过三个工作日未答复，视为同意撤回，不能再作不同意的答复。',
    basis: '平台公布的撤件规则：逾期未答复视为同意',
  },
  'case.withdrawal-refusal-needs-reason': {
    text: '不同意撤回必须说明理由（不少于二十个字）。',
    basis: '平台公布的撤件规则：不同意撤回须说明理由',
  },
  'case.messages-closed': { text: '办件办结已超过三十日，不能再留言。如有疑问请致电咨询。', basis: null },
  'case.messages-full': { text: '本办件的留言已满一百条，请致电咨询。', basis: null },
  'case.message-answers-only': {
    text: '申请人留言后才能回复。需要补正的内容应当一次性告知，不得用留言代替。',
    basis: `${licensing}第三十二条第一款第四项；连政办传〔2023〕8号：一次性告知之外，不得再告知`,
  },
  'case.not-ready': { text: '办理结果尚未制作完成，不能送达。', basis: `${licensing}第四十四条` },
  'case.delivered-already': { text: '办理结果已经送达。', basis: null },
  'case.other-delivery': { text: '申请人选择了另一种送达方式。', basis: null },
  'case.identity-mismatch': {
    text: '出示的证件号码与申请人不一致，不能出件。',
    basis: '统一窗口出件：核验领取人身份',
  },

  'deferral.not-offered': { text: '该事项没有公布可以容缺受理的材料。', basis: deferral },
  'deferral.main-material': {
    text: '“{names}”是主要材料，不能容缺；只有公布为次要材料的才可以后补。',
    basis: deferral,
  },
  'deferral.promised-otherwise': {
    text: '已经选择告知承诺，当场作出决定，不再适用容缺受理。请只选择一种办理方式。',
    basis: null,
  },
  'deferral.texts-changed': { text: '告知书或者承诺书已经更新，请重新阅读后再作承诺。', basis: null },
  'deferral.barred': {
    text: '申请人有逾期未履行的容缺承诺，补齐或者经接收单位免除之前，不适用容缺受理，请提交全部材料。',
    basis: '容缺受理信用承诺书：未履行承诺的，信用修复前不再适用容缺受理',
  },
  'deferral.no-defect': {
    text: '“{names}”已由申请人承诺后补，主要材料齐全的应当受理，不能作为补正内容。',
    basis: deferral,
  },
  'deferral.nothing-due': { text: '该办件没有等待补交的容缺材料。', basis: null },
  'deferral.nothing-brought': { text: '请先上传或者提交容缺材料，再确认提交。', basis: null },
  'deferral.not-promised': { text: '“{name}”不在承诺后补的材料之内。', basis: `${licensing}第三十一条` },
  'deferral.nothing-supplied': { text: '没有等待核对的容缺材料。', basis: null },
  'deferral.check-each': { text: '补交的材料须逐件核对，一次作出结论：{names}。', basis: deferral },
  'deferral.return-needs-remark': { text: '不符合要求的，须写明如何补正（不少于四个字）。', basis: deferral },
  'deferral.not-defaulted': { text: '容缺材料没有逾期，或者已经补交、已经办结，不能以此终止办理。', basis: deferral },
  'deferral.ending-needs-reason': {
    text: '终止办理必须说明理由（不少于二十个字）。',
    basis: `${licensing}第三十八条`,
  },
  'deferral.decision-waits': {
    text: '本事项的容缺材料补齐并确认以后，才能作出准予的决定。',
    basis: '办事指南公布的容缺受理规则',
  },
  'deferral.defaulted': {
    text: '容缺材料逾期未补齐，补齐并确认之前不能作出准予的决定。',
    basis: deferral,
  },
  'obligation.not-open': { text: '该义务不在履行期限之内，不能延长。', basis: null },
  'obligation.waits': { text: '已经提交、正在核对，期间不计入期限，无须延长。', basis: null },
  'obligation.extended-already': {
    text: '期限只能延长一次，本义务已经延长过。',
    basis: '《中华人民共和国民法典》第一百八十条',
  },
  'obligation.extension-too-long': {
    text: '延长的天数不能超过原期限（{limit} 个工作日）。',
    basis: '《中华人民共和国民法典》第一百八十条',
  },
  'obligation.extension-needs-reason': {
    text: '延长期限须写明不可抗力的情形（不少于十个字）。',
    basis: '《中华人民共和国民法典》第一百八十条',
  },
  'obligation.not-defaulted': { text: '该义务没有逾期，无须免除。', basis: null },
  'obligation.waiver-needs-reason': { text: '免除须写明理由（不少于十个字）。', basis: null },

  'precase.waiting': { text: '上一次提交的内容还在等待答复，答复之后可以继续。', basis: null },
  'precase.closed': { text: '这件咨询或预审已经结束。需要时请另行提交。', basis: null },
  'precase.rounds': { text: '往返次数已达上限。请拨打咨询电话，或到窗口当面了解。', basis: null },
  'precase.not-waiting': { text: '这件咨询或预审已经答复，没有等待答复的内容。', basis: null },
  'precase.not-answered': { text: '答复之后才能结束咨询并评价。', basis: null },
  'precase.not-closable': { text: '预审在正式申报时自动结束，无须另行结束。', basis: null },
  'precase.empty-draft': { text: '草稿还是空的。请先填写申请表或者上传材料，再提交预审。', basis: null },
  'precase.wrong-answer': {
    text: '咨询以文字答复；预审以逐项修改意见答复，没有修改意见的答复“可以申报”。',
    basis: `${licensing}第三十条第二款`,
  },
  'precase.defect-unknown': {
    text: '预审意见须对应公布的材料或申请表项目，不得要求目录之外的材料。',
    basis: `${licensing}第三十一条`,
  },
  'delivery.needs-recipient': { text: '选择快递送达的，请填写收件人姓名、电话和地址。', basis: null },
  'delivery.needs-agent': {
    text: '选择由代领人领取的，请填写代领人的姓名和公民身份号码。',
    basis: '《中华人民共和国民法典》第一百六十五条',
  },
  'delivery.agent-is-applicant': {
    text: '填写的代领人就是申请人本人，无须代领，请选择到窗口领取。',
    basis: null,
  },
  'delivery.agent-unmandated': {
    text: '您受托办理的权限不包括另找他人：代领人须由申请人本人指定，或者已在窗口登记过领取结果的授权委托书。',
    basis: '《中华人民共和国民法典》第一百六十五条、第一百六十九条',
  },
  'delivery.other-agent': {
    text: '出示的证件既不是指定的代领人的，也不是申请人的，不能出件。申请人可以变更代领人，或者本人来领取。',
    basis: '统一窗口出件：核验领取人身份；《中华人民共和国民法典》第一百七十一条',
  },
  'delivery.under-way': {
    text: '办理结果已经交寄或者入柜，此后不能再改变领取方式；如被退回，可以重新选择。',
    basis: '申请人在交寄、入柜之前可以变更领取方式',
  },
  'delivery.of-whole': {
    text: '本办件是一件事的一部分，结果随那件申请一并送达；需要变更领取方式的，请在那件申请上变更。',
    basis: '一件事“一次申请、一次送达”',
  },
  'delivery.needs-signature': {
    text: '领取人须在送达回执上签字：手写签名，或者录入姓名并当面声明已收到。',
    basis: '《中华人民共和国民事诉讼法》第八十七条（参照：送达回证由受送达人记明收到日期，签名或者盖章）',
  },
  'delivery.originals-unchecked': {
    text: '本事项实行先审后验，交付结果前须逐件核对原件。还没有核对：{names}。',
    basis: `网上申报、先审后验（办事指南公布的办理方式）；${licensing}第三十一条、第三十四条`,
  },
  'delivery.packing-incomplete': {
    text: '装箱清单应当与本办件的办理结果一致：决定书、证照一件不多、一件不少。',
    basis: `${licensing}第四十四条`,
  },
  'print.unknown': {
    text: '办件编号、取件码或证件号码后六位不对，或者这件不是自助打印。请核对后再试；取件码在“我的办件”中，每次打印后更换。',
    basis: '自助打印：核验领取人身份',
  },
  'print.no-print-left': {
    text: '这件的自助打印次数已经用完（共 {most} 次）。需要时请到窗口。',
    basis: '自助打印：打印份数受控',
  },
  'print.pass-ended': { text: '打印时间已过。请用新的取件码再打印一次。', basis: null },
  'delivery.agent-needs-mandate': {
    text: '代领的，须核验授权委托书和代领人的身份证件。',
    basis: '《中华人民共和国民法典》第一百六十五条',
  },

  'transfer.not-at-window': { text: '这批材料不在窗口待交接。', basis: null },
  'transfer.not-under-way': { text: '这批材料没有待签收的交接单。', basis: null },
  'transfer.same-person': {
    text: '交出人和接收人必须是两个人，您不能签收自己交出的材料。',
    basis: '受理权和审核权分开（三集中三分开）',
  },
  'transfer.material-unknown': { text: '缺件只能从交接单列明的材料中选择。', basis: null },
  'transfer.not-returnable': { text: '原件不在本单位，或者已经退还申请人。', basis: null },

  'task.not-open': { text: '该任务不在办理中。', basis: null },
  'task.answered': { text: '您已提交过意见，一项任务只能提交一次。', basis: '连政办传〔2023〕8号：一次性反馈' },
  'task.silence-stands': {
    text: '本环节逾期未提出意见，已按事项的规定视为无意见，程序已经继续进行，不能再提交意见。',
    basis: '事项规定的逾期处理；连政办传〔2023〕8号：一次性反馈',
  },
  'task.return-limit': {
    text: '这项任务已因病假、工作量或者转办退回过 {limit} 次，不能再以这些理由退回。应当回避的，仍须退回。',
    basis: '审查人员由随机抽取确定，不得挑选任务；《中华人民共和国公务员法》第七十六条',
  },
  'aside.already': { text: '这项任务已经挂起，无须再次挂起。', basis: null },
  'aside.not': { text: '这项任务没有挂起，或者挂起的天数已满、已经自动恢复。', basis: null },
  'aside.still': { text: '这项任务已挂起，恢复以后才能办理。', basis: null },
  'aside.too-long': {
    text: '一项任务挂起合计不超过 {limit} 个工作日，已挂起 {used} 个。',
    basis: `${licensing}第四十二条（办理期限不因内部挂起停止）`,
  },
  'aside.past-limit': {
    text: '挂起不能超过法定办理期限的最后一日。',
    basis: `${licensing}第四十二条、第四十五条`,
  },
  'urge.not-now': { text: '这件办件目前没有等待机关办理的环节，不需要催办。', basis: null },
  'urge.once-a-day': { text: '今天已经催办过，每天可以催办一次。', basis: null },
  'urge.nobody': { text: '没有其他正在办理的环节可以催办。', basis: null },
  'urge.not-yours': {
    text: '由牵头人或者决定人催办其他环节。',
    basis: '连政办传〔2023〕8号：及时提醒督办；人员不对应',
  },
  'task.waits': { text: '退回或者加签的环节还没有提交意见，收到以后才能办理。', basis: null },
  'again.not-yours': { text: '由牵头人或者决定人退回上一环节。', basis: null },
  'again.not-answered': { text: '这个环节还没有提交意见，不需要退回。', basis: null },
  'again.not-previous': { text: '只能退回紧接在前的环节，由其逐级处理。', basis: null },
  'again.not-for-form': {
    text: '受理以后不得以申请材料不齐全或者不符合形式为由退回；受理时没有一次告知的，视为材料齐全。',
    basis: `${licensing}第三十二条`,
  },
  'again.needs-reason': { text: '退回须写明需要怎样修改（不少于十个字）。', basis: null },
  'again.once': { text: '这个环节已经退回过一次，不能再次退回。', basis: '连政办传〔2023〕8号：一次性反馈' },
  'retake.not-answered': { text: '没有可以拿回的审查意见。', basis: null },
  'retake.used': { text: '后续环节已经开始，审查意见不能拿回。', basis: '连政办传〔2023〕8号：一次性反馈' },
  'retake.once': { text: '审查意见只能拿回一次。', basis: '连政办传〔2023〕8号：一次性反馈' },
  'absence.already': { text: '已经登记离岗，须先撤销或者等待期满。', basis: null },
  'absence.none': { text: '没有登记离岗。', basis: null },
  'absence.days': { text: '离岗须从今天或者以后开始，每次最多 {limit} 天。', basis: null },
  'absence.no-deputy': {
    text: '随机抽取的审查、汇总和听证任务不能由他人代理，离岗期间退回重新抽取；没有其他人员可以抽取的，留待返岗办理。',
    basis: '连政办传〔2023〕8号 三(一)2：随机抽取，人员不对应',
  },
  'absence.not-equal': {
    text: '代理人须是同一单位、同一职责的其他在岗人员。',
    basis: '连政办传〔2023〕8号 三(一)2',
  },
  'absence.deputy-away': { text: '代理人在这段时间也离岗，请另行指定。', basis: null },
  'copy.not-now': { text: '这件办件不能抄送。', basis: null },
  'copy.own': { text: '不必抄送给自己。', basis: null },
  'copy.reviewer': {
    text: '可能被抽取审查办件的人员不能接收抄送：知道办件编号，就会知道审查的是哪一件。',
    basis: '连政办传〔2023〕8号 三(一)2：人员不对应具体企业和项目',
  },
  'copy.already': { text: '已经抄送给这个岗位。', basis: null },
  'copy.too-many': { text: '一件办件最多抄送 {limit} 个岗位。', basis: null },
  'signing.yes-or-no': {
    text: '会签、或签、票签只答同意或者不同意；不同意的，须写明理由。',
    basis: null,
  },
  'signing.own-hand': {
    text: '签署须由抽取的人员本人作出，不能委派他人拟办；不能办理的，请退回重新抽取。',
    basis: '连政办传〔2023〕8号 三(一)2：随机抽取，人员不对应',
  },
  'added.needs-reason': { text: '加签、委派须写明需要审查什么（不少于十个字）。', basis: null },
  'added.not-yours': { text: '由审查人员或者牵头人加签，委派只限于审查。', basis: null },
  'added.not-beside-added': { text: '加签、协办的任务不能再加签或者委派。', basis: null },
  'added.too-many': { text: '一项任务最多加签、委派 {limit} 次。', basis: `${licensing}第四十二条` },
  'added.unknown-section': { text: '没有从这个处室抽取审查人员的安排，请选择列表中的处室。', basis: null },
  'added.unknown': { text: '没有由您加签、尚未撤销的这项任务。', basis: null },
  'added.answered': { text: '加签的意见已经提交，不能减签。', basis: '连政办传〔2023〕8号：一次性反馈' },
  'task.scores-incomplete': {
    text: '评分表每一项都要填写结论和依据：{missing}。',
    basis: '连政办传〔2023〕8号：量化评审得分指标',
  },
  'task.score-out-of-range': {
    text: '得分超出该项分值范围：{criterion}。',
    basis: '连政办传〔2023〕8号：审批要素和裁量准则标准化、可量化',
  },
  'task.criterion-unknown': {
    text: '评分表之外不得另设条件。',
    basis: '连政办传〔2023〕8号：坚持一套审批标准，杜绝私设条件门槛',
  },
  'task.verdict-contradicts-scores': {
    text: '结论与评分不一致：{why}。',
    basis: `${licensing}第三十八条第一款；连政办传〔2023〕8号：量化评审得分指标，杜绝私设条件门槛`,
  },
  'task.reasons-required': { text: '结论不是“通过”的，须写明理由（不少于十个字）。', basis: `${licensing}第三十八条` },
  'task.merge-needs-summary': { text: '汇总意见不能为空（不少于十个字）。', basis: '连政办传〔2023〕8号：一次性反馈' },
  'task.veto-failed': {
    text: '否决项不符合：{criteria}，结论只能是“不通过”，不能以“修改后通过”代替。',
    basis: '连政办传〔2023〕8号：坚持一套审批标准',
  },
  'task.condition-beside-sheet': {
    text: '没有评为“不符合”的审查要点，结论不能是“修改后通过”：许可的要求只能出自公布的审查要点，不得另设条件。',
    basis: '连政办传〔2023〕8号：坚持一套审批标准，杜绝私设条件门槛',
  },
  'task.merge-against-failure': {
    text: '有不通过的审查、评审、现场核查或者签署，汇总结论只能是“不通过”。',
    basis: `${licensing}第三十四条第三款、第三十八条第一款；连政办传〔2023〕8号：一次会审、一次反馈`,
  },
  'task.merge-without-failure': {
    text: '没有不通过的审查、评审、核查或者签署，也没有评为“不符合”的审查要点，汇总结论不能是“不通过”。',
    basis: `${licensing}第三十八条第一款；连政办传〔2023〕8号：杜绝私设条件门槛`,
  },
  'task.merge-drops-conditions': {
    text: '有处室意见为“修改后通过”，须改正的要点不能略去，汇总结论不能是“通过”。',
    basis: '连政办传〔2023〕8号：一次性反馈；坚持一套审批标准',
  },
  'seal.nobody-drawn': { text: '该环节目前没有抽取到人员，无可启封。', basis: null },
  'seal.already-proposed': { text: '该环节已有一件启封提请在等待确认，请先处理那一件。', basis: null },
  'seal.not-proposed': { text: '这件启封提请已经处理，无需再次确认。', basis: null },
  'seal.second-person': {
    text: '启封须由两人共同作出，提请人不能同时作为确认人，换岗位登录也不行。请由另一名监督人员确认。',
    basis: '不对应审批的封存规则：两人、一个法定依据；行政许可法第十条',
  },
  'seal.proposal-lapsed': {
    text: '这件启封提请已于{day}超过 5 个工作日的确认期限而失效。确有需要的，请重新提请。',
    basis: null,
  },
  'seal.not-opened': { text: '尚未启封，任何人都不能查看姓名。', basis: null },
  'seal.not-of-two': { text: '只有提请启封和确认启封的两人可以查看姓名。', basis: null },
  'seal.window-over': { text: '启封后的 24 小时查看期限已过，姓名已重新封存。确有需要的，请重新提请。', basis: null },
  'erasure.case-open': { text: '办件尚未办结，办理所需的个人信息不能销毁。', basis: protection },
  'erasure.retained': {
    text: '办件的保存期限到{day}届满，在此之前不能以“保存期限已经届满”为由销毁个人信息。',
    basis: `${protection}第一款第二项；《机关文件材料归档范围和文书档案保管期限规定》第六条`,
  },
  'erasure.already-proposed': { text: '该办件已有一件销毁提请在等待确认，请先处理那一件。', basis: null },
  'erasure.not-proposed': { text: '没有等待确认的这件销毁提请，请刷新页面查看。', basis: null },
  'erasure.second-person': {
    text: '销毁须由两人共同作出，提请人不能同时作为确认人，换岗位登录也不行。请由另一名监督人员确认。',
    basis: protection,
  },
  'erasure.lapsed': {
    text: '这件销毁提请已于{day}超过 5 个工作日的确认期限而失效。确有需要的，请重新提请。',
    basis: null,
  },
  'erasure.done': { text: '该办件的个人信息已经按规定销毁，不能恢复。', basis: protection },
  'calendar.day-outside': { text: '通知列出的日期都应当在起止日期之内。', basis: null },
  'calendar.day-twice': { text: '同一天不能列出两次。', basis: null },
  'calendar.gap': { text: '通知应当与已公布的安排（至{day}）前后衔接，中间不能空缺。', basis: null },
  'calendar.workday-is-one': { text: '调休上班的日期应当是星期六或者星期日。', basis: '《全国年节及纪念日放假办法》' },
  'extension.not-allowed': {
    text: '该事项没有规定可以延长办理期限，应当在期限内作出决定。',
    basis: `${licensing}第四十二条`,
  },
  'extension.once': {
    text: '办理期限只能延长一次，本办件已经提请过，不能再次提请。',
    basis: `${licensing}第四十二条`,
  },
  'extension.needs-reason': {
    text: '延长办理期限须写明理由（不少于十个字），批准以后告知申请人。',
    basis: `${licensing}第四十二条`,
  },
  'extension.too-late': {
    text: '法定办理期限已经届满，不能再延长。',
    basis: `${licensing}第四十二条`,
  },
  'extension.without-effect': {
    text: '按期提出的延续申请应当在该行政许可有效期届满前作出决定，法定办理期限不能延长到届满日以后；本次延长不增加任何期限，不能提请或者批准。',
    basis: `${licensing}第五十条第二款`,
  },
  'extension.not-yours': {
    text: '由牵头人或者决定人提请延长办理期限，由机关负责人审批；一件事、并联办理由受理的部门提请，由本级人民政府负责人审批。',
    basis: `${licensing}第四十二条`,
  },
  'extension.not-running': {
    text: '办件不在办理中，没有可以延长的办理期限。',
    basis: `${licensing}第四十二条`,
  },
  'extension.answer-needs-reason': { text: '不同意延长须写明理由（不少于十个字）。', basis: null },
  'special.kind-not-allowed': {
    text: '该事项没有规定这种特别程序，不能以此停止计算办理时限。',
    basis: `${licensing}第四十五条`,
  },
  'special.needs-reason': { text: '启动特别程序须写明事由（不少于十个字）。', basis: `${licensing}第四十五条` },
  'special.too-long': {
    text: '告知的时间超过该事项这种特别程序的最长时间（{limit} 个工作日，已告知 {told} 个）。',
    basis: `${licensing}第四十五条`,
  },
  'special.one-at-a-time': {
    text: '您启动的这种特别程序正在进行，结束以后才能再次启动；所需时间已经告知申请人，不能以另一项延长。',
    basis: `${licensing}第四十五条`,
  },
  'special.too-late': {
    text: '法定办理期限已经届满，不能再以特别程序停止计算。',
    basis: `${licensing}第四十二条、第四十五条`,
  },
  'special.not-open': { text: '没有由您启动、正在进行的这项特别程序。', basis: null },
  'special.needs-result': { text: '结束特别程序须写明结果（不少于十个字）。', basis: `${licensing}第四十五条` },
  'special.still-open': {
    text: '特别程序正在进行，结束以后才能提交意见或者作出决定。',
    basis: `${licensing}第四十五条、第四十八条`,
  },

  'meeting.not-convener': { text: '会商由牵头人或者决定人召集，并由召集人形成纪要。', basis: meetings },
  'meeting.open-already': { text: '上一次会商还没有形成纪要。', basis: meetings },
  'meeting.limit': { text: '一件申请最多会商 {most} 次，仍有分歧的由决定人依法决定。', basis: meetings },
  'meeting.needs-two': { text: '提出审查意见的不足两人，不能召集会商。', basis: meetings },
  'meeting.none': { text: '没有这次会商。', basis: null },
  'meeting.not-invited': { text: '您没有参加这次会商。', basis: meetings },
  'meeting.over': { text: '会商已经结束，或者已过发言期限。', basis: meetings },
  'meeting.spoken-already': { text: '您已经发言和表决，不能更改。', basis: meetings },
  'meeting.votes-incomplete': { text: '请对每一项议题表决。', basis: null },
  'meeting.needs-words': { text: '请写明意见（不少于十个字）。', basis: null },
  'meeting.waits': { text: '还有人没有发言，期限也没有届满，不能形成纪要。', basis: meetings },
  'meeting.not-yet-sat': { text: '会议在 {day} 召开，此前不能写会议记录，也不能形成纪要。', basis: meetings },
  'meeting.needs-minutes': { text: '请写明会商纪要（不少于二十个字）。', basis: null },
  'meeting.sitting-late': { text: '会议应当在{last}前（含当日）召开（五个工作日内）。', basis: meetings },
  'meeting.not-sitting': { text: '书面会商没有会议，不能改期。', basis: null },
  'meeting.sat-already': { text: '会议已经开始或者会议日期已过，不能改期。', basis: meetings },
  'meeting.moved-nowhere': { text: '会议的日期、时间、地点和链接都没有变化。', basis: null },
  'meeting.moved-often': { text: '一次会商最多改期 {most} 次。', basis: null },
  'meeting.needs-reason': { text: '请写明改期原因（不少于四个字）。', basis: null },
  'meeting.not-your-case': {
    text: '列入议程的其他办件须是由您牵头或者决定、正在办理的办件，每件一次。',
    basis: meetings,
  },
  'meeting.too-many-notes': { text: '会议记录最多 {most} 条。', basis: null },
  'meeting.no-such-point': { text: '没有这项议题。', basis: null },
  'meeting.nothing-to-sign': { text: '没有等待您签字的会商纪要。', basis: meetings },
  'meeting.difference-unclear': { text: '请写明不同意见（不少于十个字）。', basis: null },
  'meeting.still-open': { text: '会商还没有形成纪要，不能形成反馈意见或者作出决定。', basis: meetings },
  'review.text-names': {
    text: '审查人员会看到“{where}”，其中写有申请人或者有关人员的{what}，而审查人员不应当知道办件是谁的。请改用“申请人”“该场所”等不指明身份的说法，再重新提交。',
    basis: '连政办传〔2023〕8号（人员不对应具体企业和项目，审批人员与申请企业全程不接触、不对应）',
  },
  'others.needs-reason': {
    text: '请写明涉及他人哪些重大利益（不少于十个字）。',
    basis: `${licensing}第三十六条`,
  },
  'others.found-already': { text: '已经登记过申请事项涉及他人重大利益。', basis: `${licensing}第三十六条` },
  'others.not-found': {
    text: '审查人员没有发现申请事项直接关系他人重大利益，或者审查已经结束。',
    basis: `${licensing}第三十六条`,
  },
  'others.too-many': {
    text: '已经逐一告知 {most} 人。利害关系人更多的，请以公告方式告知（“公告告知”）；已经公告的，请其对公告提出意见。',
    basis: null,
  },
  'others.few': {
    text: '利害关系人不超过 {most} 人的，应当逐一告知，不能以公告代替。',
    basis: `${licensing}第三十六条`,
  },
  'others.announced-already': { text: '已经公告告知利害关系人。', basis: `${licensing}第三十六条` },
  'others.needs-whom': {
    text: '请写明公告告知的是哪些人（不少于十个字，例如所在的小区、路段），不写姓名、名称。',
    basis: `${licensing}第三十六条`,
  },
  'others.not-told': { text: '没有告知过这位利害关系人，或者审查已经结束。', basis: `${licensing}第三十六条` },
  'others.stated-already': { text: '这位利害关系人的陈述申辩已经登记。', basis: null },
  'others.needs-summary': {
    text: '请写明陈述申辩的要点，不写姓名、名称（不少于十个字）；放弃陈述的，写明放弃。',
    basis: `${licensing}第三十六条`,
  },
  'statement.not-in-review': {
    text: '本办件不在审查中：受理以后、作出决定以前可以陈述申辩。不服决定的，可以按决定书载明的途径申请行政复议或者提起行政诉讼。',
    basis: `${licensing}第七条、第三十六条`,
  },
  'statement.decided-elsewhere': {
    text: '本办件已经报上级行政机关决定，或者由各分项分别决定，请向决定机关或者在分项办件中陈述申辩。',
    basis: `${licensing}第三十六条`,
  },
  'statement.waits': {
    text: '您的上一次陈述申辩正在由受理单位转交审查人员，转交以后可以继续陈述。',
    basis: null,
  },
  'statement.nothing-to-waive': {
    text: '现在没有等待您陈述申辩的期限，不需要声明不作陈述。',
    basis: `${licensing}第三十六条`,
  },
  'statement.none-waits': { text: '没有等待转交的申请人陈述申辩。', basis: null },
  'decision.applicant-unheard': {
    text: '申请人在{last}前（含当日）可以就利害关系人事项陈述申辩，期限届满以前不能作出决定；申请人已经陈述或者声明不作陈述的除外。',
    basis: `${licensing}第三十六条`,
  },
  'decision.statement-waits': {
    text: '申请人的陈述申辩还没有转交，听取以前不能作出决定。',
    basis: `${licensing}第三十六条`,
  },
  'decision.third-parties-untold': {
    text: '申请事项直接关系他人重大利益，受理单位还没有告知利害关系人，不能作出决定。',
    basis: `${licensing}第三十六条`,
  },
  'decision.third-parties-unheard': {
    text: '利害关系人在{last}前（含当日）可以陈述申辩，期限届满以前不能作出决定。',
    basis: `${licensing}第三十六条`,
  },
  'notice.ended': {
    text: '公示、公告的期限已满，不能再提出意见或者报名。可以致电实施机关反映情况。',
    basis: '公示、公告载明的期限',
  },
  'notice.commented-already': {
    text: '您已经对这项公示、公告提出过意见或者报名，办理机关答复后会在本页公布。',
    basis: null,
  },
  'notice.comment-mandate-too-narrow': {
    text: '您的授权限于部分事项或者部分环节，不包括对公示提出意见。委托人对一项公示只能提出一次意见，请由委托人本人或者受全面委托的代理人提出。',
    basis: '《中华人民共和国民法典》第一百六十二条、第一百六十五条',
  },
  'notice.full': { text: '这项公示、公告收到的意见已满三百条，请致电实施机关反映情况。', basis: null },
  'notice.no-comment': { text: '没有等待答复的意见。', basis: null },
  'notice.needs-answer': {
    text: '请写明意见要点（不少于五个字，不写姓名和名称）和答复（不少于十个字），两项都将公布。',
    basis: `${licensing}第五条（公开、公平、公正）`,
  },
  'referral.still-heard': {
    text: '提出意见后本办件即报上级行政机关决定；{what}，听取并转交以前不能提出。',
    basis: `${licensing}第三十五条、第三十六条`,
  },
  'referral.wrong-day': {
    text: '上级行政机关的决定日期早于上报之日或者晚于今天，不能记录。',
    basis: `${licensing}第三十五条`,
  },
  'referral.needs-reasons': {
    text: '上级行政机关不予许可的决定没有说明理由，不能送达。',
    basis: `${licensing}第三十八条第二款`,
  },
  'quota.unlimited': { text: '本事项没有数量限制，不能以名额已满为由不予许可。', basis: `${licensing}第五十七条` },
  'quota.only-refused': { text: '名额已满只能是不予许可的理由。', basis: `${licensing}第五十七条` },
  'quota.places-left': {
    text: '还有 {left} 个名额，不能以名额已满为由不予许可。',
    basis: `${licensing}第五十七条`,
  },
  'quota.none-left': {
    text: '公布的 {total} 个名额已经全部准予，不能再准予许可。',
    basis: `${licensing}第五十七条`,
  },
  'quota.others-first': {
    text: '剩余 {left} 个名额，有 {ahead} 件先受理的申请还没有决定，须按照受理的先后顺序作出准予的决定。',
    basis: `${licensing}第五十七条`,
  },
  'decision.notice-open': {
    text: '公示期还没有届满，期满以前不能作出决定。',
    basis: '办事指南公布的公示期限；连政办传〔2023〕8号：公示期满当日即出批文',
  },
  'decision.comments-unanswered': {
    text: '还有对公示、公告的意见没有答复，受理单位逐条答复以后才能作出决定。',
    basis: `${licensing}第三十六条`,
  },
  'closure.no-licence': {
    text: '该办件没有核发过证照，或者个人信息已经销毁，不能启动撤销、撤回或者注销。',
    basis: null,
  },
  'closure.decided-above': {
    text: '该许可由上级行政机关决定，撤销、撤回或者注销由作出决定的机关办理。',
    basis: `${licensing}第八条、第六十九条、第七十条`,
  },
  'closure.under-way': {
    text: '对这份证照已经启动了撤销、撤回或者注销程序，作出决定以前不能另行启动。',
    basis: null,
  },
  'closure.too-many': {
    text: '对这份证照已经依职权启动过 {most} 次撤销、撤回或者注销程序，请线下报请上级机关处理。',
    basis: null,
  },
  'closure.other-ground': {
    text: '撤销、撤回和注销各有法定的情形，所选情形不属于本程序。',
    basis: `${licensing}第八条、第六十九条、第七十条`,
  },
  'closure.licence-ended': {
    text: '这份证照已经被撤销、撤回、吊销或者注销。',
    basis: `${licensing}第六十九条、第七十条`,
  },
  'closure.nothing-to-retract': {
    text: '证照的有效期已经届满，没有可以撤回的行政许可；应当办理注销手续。',
    basis: `${licensing}第八条第二款、第七十条第一项`,
  },
  'closure.needs-proof': {
    text: '请登记出具证明的机关、证明的编号和日期，并上传证明的扫描件。',
    basis: `${licensing}第七十条第二项、第三项`,
  },
  'closure.proof-of-nothing': {
    text: '所选情形由本机关自行认定，不以其他机关的决定或者证明为根据。',
    basis: `${licensing}第七十条`,
  },
  'closure.proof-of-what': {
    text: '因证照被其他机关撤销、吊销而注销的，请写明是撤销还是吊销；死亡、终止的证明不属于这两种决定。',
    basis: `${licensing}第七十条第四项`,
  },
  'closure.proof-ahead': {
    text: '决定或者证明载明的日期还没有到，生效以后才能登记。',
    basis: `${licensing}第七十条`,
  },
  'closure.proof-too-early': {
    text: '决定的日期早于证照起始的日期，不可能是对这份证照作出的，请核对。',
    basis: `${licensing}第七十条第四项`,
  },
  'closure.proof-without-scan': {
    text: '没有找到本人上传的扫描件，请重新上传决定书或者证明的扫描件。',
    basis: `${licensing}第七十条`,
  },
  'closure.needs-facts': {
    text: '请写明认定的事实和证据（不少于二十个字），内容将告知被许可人。',
    basis: `${licensing}第七条、第六十九条`,
  },
  'closure.not-open': { text: '没有进行中的撤销、撤回或者注销程序。', basis: null },
  'closure.nothing-to-state': { text: '现在没有等待陈述申辩的告知。', basis: `${licensing}第七条` },
  'closure.stated-already': { text: '陈述申辩已经登记，不能重复提交。', basis: null },
  'closure.statement-late': {
    text: '陈述申辩的期限（{last}）已经届满。',
    basis: `${licensing}第七条`,
  },
  'closure.forwarded': { text: '已经报请决定，请等待决定人作出决定。', basis: null },
  'closure.still-heard': {
    text: '陈述申辩的期限至{last}，期限届满或者收到陈述申辩以前，不能报请决定。',
    basis: `${licensing}第七条`,
  },
  'closure.needs-summary': {
    text: '请写明陈述申辩的要点（不少于十个字，不写姓名和名称），供决定人审查。',
    basis: `${licensing}第七条`,
  },
  'closure.needs-interest': {
    text: '撤回已经生效的行政许可，须写明公共利益为什么需要撤回（不少于二十个字）。',
    basis: `${licensing}第八条第二款`,
  },
  'closure.needs-reasons': {
    text: '决定必须说明理由（不少于二十个字）。',
    basis: `${licensing}第六十九条、第七十条`,
  },
  'closure.kept-for-what': {
    text: '不予撤销、撤回的，须写明属于哪一种情形。',
    basis: `${licensing}第八条、第六十九条第一款、第三款`,
  },
  'closure.cancellation-kept': {
    text: '具备法定情形的应当办理注销手续，只有情形不能成立时才不予注销。',
    basis: `${licensing}第七十条`,
  },
  'closure.kept-otherwise': {
    text: '所选的理由不属于本程序：不予撤销，可以因情形不能成立、保护信赖利益或者公共利益；不予撤回，可以因情形不能成立或者不是公共利益所需要。',
    basis: `${licensing}第八条、第六十九条第一款、第三款`,
  },
  'closure.fraud-not-protected': {
    text: '以欺骗、贿赂等不正当手段取得的行政许可应当予以撤销，取得的利益不受保护。',
    basis: `${licensing}第六十九条第二款、第四款`,
  },
  'visit.alone': {
    text: '现场核查须有两名以上工作人员，核查人员还没有全部抽取到，暂不能确定时间。',
    basis: `${licensing}第三十四条第三款`,
  },
  'visit.notice-late': {
    text: '现场核查应当事先告知申请人，最早{earliest}。',
    basis: '连政办传〔2023〕8号：马上响应、联合办理、限时办结；提前告知的天数由事项规定',
  },
  'visit.not-yet': { text: '还没有确定核查时间，或者还没有到核查的日期。', basis: `${licensing}第三十四条第三款` },
  'visit.wrong-day': {
    text: '实际核查的日期不能早于约定的{appointed}，也不能晚于今天。',
    basis: `${licensing}第三十四条第三款`,
  },
  'visit.not-together': {
    text: '现场核查须有两名以上工作人员一同到场：有核查人员退回了任务还没有重新抽取，或者是在{visited}以后才抽取到的。请重新确定核查时间，一同到场后再记录。',
    basis: `${licensing}第三十四条第三款`,
  },
  'visit.was-not-there': {
    text: '您没有到场，不能签字：{visited}的核查记录是在抽取到您以前提交的。请重新确定核查时间，一同到场。',
    basis: `${licensing}第三十四条第三款`,
  },
  'visit.recorded-already': { text: '现场核查记录已经提交。', basis: null },
  'visit.photo-gone': {
    text: '有照片没有上传成功，或者不是您为这次核查上传的，记录没有提交。请重新上传后再提交。',
    basis: null,
  },
  'visit.photo-elsewhere': { text: '每张照片都要对应本事项的一个核查要点。', basis: `${licensing}第三十四条第三款` },
  'visit.check-each': {
    text: '请对核查表的每一项写明结论和看到的情况，不能遗漏，也不能增加。',
    basis: '连政办传〔2023〕8号：坚持一套审批标准，杜绝私设条件门槛',
  },
  'visit.needs-summary': { text: '请写明核查结论（不少于十个字）。', basis: `${licensing}第三十四条第三款` },
  'visit.not-recorded': { text: '还没有现场核查记录可以签字。', basis: `${licensing}第三十四条第三款` },
  'visit.signed-already': { text: '您已经签字确认。', basis: null },
  'visit.difference-unclear': { text: '有不同意见的，请写明是哪一项、看到了什么（不少于十个字）。', basis: null },
  'expert.unknown': { text: '专家库里没有这位专家。', basis: null },
  'expert.entered-already': { text: '这位专家已经在专家库里，可以修改信息或者增加专业。', basis: null },
  'expert.ties-undeclared': {
    text: '专家入库须由本人书面声明工作单位和应当回避的单位。',
    basis: '连政办传〔2023〕8号（人员不对应具体企业和项目）；专家库管理：有利害关系的回避',
  },
  'expert.field-unknown': { text: '没有事项在这个单位按这个专业抽取专家。', basis: null },
  'expert.field-held': { text: '这位专家已经有这个专业的岗位。', basis: null },
  'expert.suspended-already': { text: '这位专家已经暂停抽取。', basis: null },
  'expert.needs-reason': { text: '暂停抽取须写明原因（不少于四个字）。', basis: '专家库管理：进出和暂停均留痕' },
  'experts.over': { text: '评审意见已经收齐，不能再提交。', basis: '连政办传〔2023〕8号：一次性反馈' },
  'experts.needs-changes': {
    text: '结论为“修改后通过”的，须逐条写明修改意见，之后不能增加。',
    basis: '连政办传〔2023〕8号 三(一)3、三(二)1：专家意见、一次性反馈',
  },
  'experts.changes-only-for-revision': {
    text: '只有结论为“修改后通过”的，才能列修改意见。',
    basis: '连政办传〔2023〕8号 三(一)3：通过、不通过、修改后通过',
  },
  'experts.change-unclear': {
    text: '每条修改意见须写清改什么、改到什么程度（不少于八个字）。',
    basis: '连政办传〔2023〕8号：一次性反馈',
  },
  'experts.nothing-to-revise': { text: '本办件现在没有需要按照专家意见修改的材料。', basis: null },
  'experts.revision-late': {
    text: '提交修改后材料的期限已过（{last}）。',
    basis: `${licensing}第四十五条：专家评审所需时间应当书面告知`,
  },
  'experts.nothing-brought': { text: '请至少上传一件修改后的材料。', basis: null },
  'experts.not-to-revise': {
    text: '“{name}”不属于专家评审的材料，不在本次修改范围内。',
    basis: '连政办传〔2023〕8号：一次性反馈',
  },
  'experts.nothing-to-confirm': { text: '没有等待您确认的修改意见。', basis: null },
  'experts.confirm-each': {
    text: '请对您提出的每一条修改意见确认是否已经修改，不能遗漏，也不能增加。',
    basis: '连政办传〔2023〕8号：一次性反馈',
  },
  'experts.undone-needs-remark': {
    text: '认为没有修改的，须写明哪里没有修改（不少于八个字）。',
    basis: `${licensing}第三十八条`,
  },
  'experts.by-plan': {
    text: '该事项的专家评审按照事项规定组织，不能另行启动。',
    basis: `${licensing}第四十五条`,
  },
  'hearing.not-provided': {
    text: '该事项没有登记听证程序，请先由实施机关在事项中登记。',
    basis: `${licensing}第四十六条、第四十七条`,
  },
  'hearing.not-yours': { text: '这一环节不能进行此项听证操作。', basis: `${licensing}第四十八条` },
  'hearing.by-request': {
    text: '听证须先告知申请人听证权利，申请人在期限内要求的才举行，不能直接启动或者结束。',
    basis: `${licensing}第四十七条`,
  },
  'hearing.offered-already': { text: '已经告知过听证权利。', basis: `${licensing}第四十七条` },
  'hearing.required': {
    text: '本事项依法应当举行听证，由行政机关依职权组织，不以申请人要求为前提，不能改为告知申请人听证权利。',
    basis: `${licensing}第四十六条`,
  },
  'hearing.order-not-yours': {
    text: '依职权听证由作出决定的人员决定。',
    basis: `${licensing}第四十六条`,
  },
  'hearing.called-already': {
    text: '本办件已经要举行听证，不需要再次决定。',
    basis: `${licensing}第四十六条、第四十七条`,
  },
  'hearing.needs-reason': {
    text: '告知听证权利或者决定听证须写明事由（不少于十个字）。',
    basis: `${licensing}第四十六条、第四十七条`,
  },
  'hearing.not-offered': { text: '本办件没有可以要求的听证。', basis: `${licensing}第四十七条` },
  'hearing.requested-already': { text: '已经要求听证。', basis: null },
  'hearing.waived': { text: '已经声明放弃听证。', basis: `${licensing}第四十七条` },
  'hearing.request-late': {
    text: '要求听证的期限已过（{last}），视为放弃听证。',
    basis: `${licensing}第四十七条：被告知听证权利之日起五日内`,
  },
  'hearing.notice-late': {
    text: '应当于举行听证的七个工作日前通知，这一天的听证应在{last}前（含当日）通知。请选择更晚的日期。',
    basis: `${licensing}第四十八条第一款第一项`,
  },
  'hearing.too-late': {
    text: '应当在要求听证之日起二十个工作日内组织听证，即在{last}前（含当日）举行。',
    basis: `${licensing}第四十七条第一款`,
  },
  'hearing.closed-unannounced': {
    text: '不公开举行的听证不向社会公告；只有利害关系人是公告告知的，才公告时间、地点。',
    basis: `${licensing}第五条第二款、第四十八条第一款第二项`,
  },
  'hearing.others-unannounced': {
    text: '利害关系人是公告告知的，听证的时间、地点也应当公告，才能通知到他们。请选择公告，重新确定听证时间。不公开举行的，公告只载明时间、地点和不公开的理由。',
    basis: `${licensing}第四十八条第一款第一项`,
  },
  'hearing.closed-needs-reason': {
    text: '不公开举行听证，须写明涉及国家秘密、商业秘密或者个人隐私的具体情况，不少于十个字。',
    basis: `${licensing}第五条第二款、第四十八条第一款第二项`,
  },
  'hearing.closed-to-public': {
    text: '听证不公开举行，没有公众报名参加，到场的报名参加人数应当为零。',
    basis: `${licensing}第五条第二款、第四十八条第一款第二项`,
  },
  'hearing.held-already': { text: '听证已经举行，或者没有要求举行的听证。', basis: null },
  'hearing.not-yet': {
    text: '听证还没有到举行的日期，或者没有通知时间和地点。',
    basis: `${licensing}第四十八条第一款第一项`,
  },
  'hearing.told-late': {
    text: '有利害关系人{told}才被告知，不足听证前七个工作日。请重新确定听证时间。',
    basis: `${licensing}第四十八条第一款第一项`,
  },
  'hearing.chair-untold': {
    text: '主持人{changed}才更换，来不及在听证举行以前告知、申请回避。请重新确定听证时间。',
    basis: `${licensing}第四十八条第一款第三项`,
  },
  'hearing.no-chair': {
    text: '听证主持人还没有抽取，或者听证已经举行，不能申请回避。',
    basis: `${licensing}第四十八条第一款第三项`,
  },
  'hearing.recusal-late': {
    text: '听证定于{held}举行，此后提出的回避申请不再受理。此前收到的，请填写收到的日期；听证没有举行的，重新确定时间以后可以申请。',
    basis: `${licensing}第四十八条第一款第三项`,
  },
  'hearing.recusal-not-received': { text: '收到回避申请的日期不能晚于今天。', basis: null },
  'hearing.recusal-asked': {
    text: '该申请人或者利害关系人已经申请过这名主持人回避。另行抽取主持人后，可以再次申请。',
    basis: `${licensing}第四十八条第一款第三项`,
  },
  'hearing.recusal-open': {
    text: '申请人或者利害关系人申请主持人回避，还没有作出决定，不能举行听证。',
    basis: `${licensing}第四十八条第一款第三项`,
  },
  'hearing.no-recusal': {
    text: '没有等待决定的回避申请，或者主持人已经更换。',
    basis: `${licensing}第四十八条第一款第三项`,
  },
  'hearing.recusal-needs-reason': {
    text: '不同意回避的，应当说明理由（不少于二十个字），告知提出申请的人。',
    basis: `${licensing}第四十八条第一款第三项`,
  },
  'hearing.needs-minutes': {
    text: '听证应当制作笔录，请完整记录（不少于五十个字）。',
    basis: `${licensing}第四十八条第一款第五项`,
  },
  'hearing.nothing-to-sign': { text: '没有等待确认的听证笔录。', basis: null },
  'hearing.not-held': { text: '听证还没有举行并制作笔录。', basis: `${licensing}第四十八条` },
  'hearing.reviewers-present': {
    text: '审查人员到场说明的，须写明到场人数；书面提供的，到场人数为零。',
    basis: `${licensing}第四十八条第一款第四项`,
  },
  'hearing.minutes-unsigned': {
    text: '听证笔录还没有经全部听证参加人确认签字，也没有登记其拒绝签字。',
    basis: `${licensing}第四十八条第一款第五项`,
  },
  'hearing.needs-report': {
    text: '听证报告须写明认定的事实和意见（不少于二十个字）。',
    basis: `${licensing}第四十八条`,
  },
  'decision.hearing-right-open': {
    text: '申请人在{last}前（含当日）可以要求听证，期限届满以前不能作出决定。',
    basis: `${licensing}第四十七条第一款`,
  },
  'decision.hearing-untold': {
    text: '申请事项直接涉及申请人与他人之间重大利益关系，还没有告知申请人享有要求听证的权利，不能作出决定。',
    basis: `${licensing}第四十七条第一款`,
  },
  'decision.others-hearing-open': {
    text: '利害关系人在{last}前（含当日）可以要求听证，期限届满以前不能作出决定。',
    basis: `${licensing}第四十七条第一款`,
  },
  'others.no-hearing-right': {
    text: '没有告知该利害关系人享有要求听证的权利，或者本办件不在审查中。',
    basis: `${licensing}第四十七条第一款`,
  },
  'others.hearing-chosen': {
    text: '该利害关系人要求或者放弃听证已经登记。',
    basis: `${licensing}第四十七条第一款`,
  },
  'others.hearing-waiver-form': {
    text: '放弃听证应当书面声明或者到窗口声明，不能凭电话登记。',
    basis: `${licensing}第四十七条第一款`,
  },
  'decision.needs-hearing-minutes': {
    text: '已经要求听证，听证笔录和报告完成以前不能作出决定。',
    basis: `${licensing}第四十七条、第四十八条第二款`,
  },
  'decision.false-material': {
    text: '查明申请人隐瞒有关情况或者提供虚假材料的，不能作出准予的决定。',
    basis: `${licensing}第七十八条`,
  },
  'decision.not-on-minutes': {
    text: '举行了听证，应当根据听证笔录作出决定；请确认决定的依据不超出听证笔录。',
    basis: `${licensing}第四十八条第二款`,
  },

  'decision.over-internal': {
    text: '内部办理时限（{limit}个工作日）已于{due}届满，仍可作出决定：请选择原因，并用不少于十个字说明。',
    basis: '连政办传〔2023〕8号 三（一）1（最长审批时间原则上不超过5个工作日）',
  },
  'decision.needs-reasons': { text: '不予许可必须说明理由（不少于二十个字）。', basis: `${licensing}第三十八条第二款` },
  'decision.needs-basis': {
    text: '决定必须写明法律依据，写到条文，例如《…法》第…条。',
    basis: `${licensing}第三十八条`,
  },
  'decision.needs-standard': {
    text: '根据{way}结果作出不予许可决定的，应当写明所依据的技术标准、技术规范（{standards}）。',
    basis: `${licensing}第五十五条第三款`,
  },
  'decision.reviews-open': {
    text: '审查意见尚未全部提交，不能作出决定。',
    basis: `${licensing}第三十四条、第三十七条`,
  },
  'parts.not-running': { text: '该事项还没有开始办理或者已经办结，不能分出。', basis: null },
  'parts.others-wait': { text: '其他事项要等该事项的结果才能办理，不能将它分出。', basis: null },
  'parts.last-one': { text: '至少要有一个事项留在本申请中，不能全部分出。', basis: null },
  'parts.other-item': { text: '该申请不是本申请所包含的这一事项，不能并入。', basis: null },
  'parts.join-late': { text: '本申请已经受理，不能再并入其他申请；两个申请分别办理，期限不受影响。', basis: null },
  'parts.joined-already': { text: '该事项已经并入了一个申请。', basis: null },
  'parts.not-needed': {
    text: '按填写的内容，本申请不需要办理这一事项，不能把申请并入；该申请单独办理，期限不受影响。',
    basis: null,
  },
  'parts.other-project': {
    text: '该申请填写的项目代码与本申请不同，不是同一个项目，不能并入；该申请单独办理，期限不受影响。',
    basis: '《固定资产投资项目代码管理规范》（发改投资规〔2020〕1439号）：项目代码是项目整个建设周期的唯一身份标识',
  },
  'parts.may-not-join': { text: '只能并入同一申请人提出、尚未办结、也没有并入其他申请的新办申请。', basis: null },
  'decision.withdrawal-waits': {
    text: '申请人已经申请撤回，受理单位答复以前不能作出决定。办理时限不因此停止计算；一件事中的事项，到法定期限最后一天仍可以作出决定。',
    basis: `平台公布的撤件规则：撤回申请先行答复；${licensing}第四十二条`,
  },
  'decision.against-failure': {
    text: '审查、评审或者现场核查的结论为“不通过”，或者否决项不符合的，不能作出准予的决定。',
    basis: `${licensing}第三十四条第三款、第三十八条`,
  },
  'decision.without-finding': {
    text: '审查、评审、核查均已通过，也没有评为“不符合”的审查要点和逾期未补齐的材料，符合法定条件、标准的应当准予。不予许可的，须指明据以认定的事实：听证笔录、利害关系人的陈述、公示或者公告意见、决定环节的特别程序结果，或者虚假材料、名额已满；认为审查有误的，退回上一环节。',
    basis: `${licensing}第三十八条第一款`,
  },
  'decision.finding-absent': {
    text: '本办件没有指明的这项事实（放弃陈述、申辩的不算陈述），或者作出的是准予的决定，不能以此作为不予许可的依据。',
    basis: `${licensing}第三十八条第一款、第四十八条第二款`,
  },
  'decision.comments-unnamed': {
    text: '以公示、公告期间提出的意见作为不予许可的依据的，须逐条指明是哪几条意见，写入决定书。',
    basis: `${licensing}第三十八条第二款`,
  },
  'decision.comment-absent': {
    text: '公示、公告中没有所指明的这条意见，或者不予许可不是以公示、公告意见为依据，不能这样指明。',
    basis: `${licensing}第三十八条`,
  },
  'decision.beside-minutes': {
    text: '对听证公告的意见，以及举行听证后的其他事实，以听证笔录的记载为准，不能在笔录以外作为不予许可的依据；笔录记载的，请指明听证笔录记载的事实。',
    basis: `${licensing}第四十八条第二款`,
  },
  'decision.needs-remedies': {
    text: '该事项没有登记复议机关、网上复议渠道和管辖法院，决定书不能制作。',
    basis: `${licensing}第三十八条第二款；《中华人民共和国行政复议法》第二十二条`,
  },

  'paper.needs-reasons': { text: '文书没有说明理由，不能用印。', basis: `${licensing}第三十八条第二款` },
  'paper.needs-basis': { text: '文书没有写明法律依据，不能用印。', basis: `${licensing}第三十八条` },
  'paper.needs-remedies': {
    text: '文书没有写明复议机关、网上复议渠道和管辖法院，不能用印。',
    basis: `${licensing}第三十八条第二款；《中华人民共和国行政复议法》第二十二条`,
  },
  'paper.incomplete': { text: '文书缺少法定内容（{missing}），不能用印。', basis: `${licensing}第三十二条` },

  'credential.revocation-needs-reason': {
    text: '撤销、撤回或者注销证照必须说明理由（不少于十个字）。',
    basis: `${licensing}第六十九条、第七十条`,
  },

  'credential.ended': {
    text: '证照已经撤销、撤回、吊销或者注销，不能再作此操作。',
    basis: `${licensing}第六十九条、第七十条`,
  },
  'credential.not-expired': {
    text: '证照的有效期还没有届满，不能以此注销。',
    basis: `${licensing}第七十条第一项`,
  },
  'credential.not-revoked': {
    text: '行政许可没有被撤销、撤回或者吊销，不能以此注销；由其他机关决定的，请登记其决定。',
    basis: `${licensing}第七十条第四项`,
  },
  'credential.other-holder-kind': {
    text: '这种注销事由不适用于该持证人：死亡或者丧失行为能力只对自然人，依法终止只对法人或者其他组织。',
    basis: `${licensing}第七十条第二项、第三项`,
  },

  'matter.not-offered': {
    text: '该事项没有开通这种申请。可以查看办事指南，或者到窗口咨询。',
    basis: `${licensing}第三十条`,
  },
  'silence.renewed': {
    text: '证照有效期届满以前没有作出决定，已经视为准予延续，不能再告知补正、不予受理、撤回申请或者另作决定。',
    basis: `${licensing}第五十条第二款`,
  },
  'silence.agreed': {
    text: '期限届满以前没有通知申请人，已经视为同意，不能再告知补正、不予受理、撤回申请或者另作决定。',
    basis: '{basis}（期限内没有通知的，视为同意）',
  },
  'matter.licence-unknown': {
    text: '没有找到申请人持有的这份证照，请核对证照标识和申请人。',
    basis: `${licensing}第四十九条、第五十条`,
  },
  'matter.licence-ended': {
    text: '这份证照已经{status}，不能再申请{matter}。需要继续从事该活动的，请重新申请。',
    basis: `${licensing}第五十条、第七十条`,
  },
  'matter.nothing-to-renew': { text: '这份证照长期有效，不需要延续。', basis: `${licensing}第五十条` },
  'matter.under-way': {
    text: '这份证照已有一件申请正在办理（{number}），办结以后才能提出另一件。',
    basis: null,
  },
  'matter.not-identified': {
    text: '请先核验持证人本人或者其代理人的身份证件，再办理其证照的变更、延续、补证或者注销。',
    basis: '统一窗口受理：核验申请人身份',
  },

  'rating.too-early': { text: '办结后才能评价。', basis: '国办发〔2019〕51号：一事一评' },
  'rating.once': { text: '每个办件只能评价一次，您已评价过。', basis: '国办发〔2019〕51号：一事一评' },

  'effect.not-dead': { text: '这项任务没有失败，或者已经重新执行。', basis: null },

  'identity.phone-needed': { text: '尚未留下手机号码，请填写后再核验。', basis: null },
  'identity.not-registered': {
    text: '该证件号码尚未在本平台登记。请对照证件核对号码，填写手机号码登记后办理。',
    basis: null,
  },
  'identity.code': { text: '证件号码校验不通过：{why}。', basis: 'GB 11643-1999；GB 32100-2015' },
} as const satisfies Record<string, Rule>
/** The code of one reason to refuse. */
export type RuleCode = keyof typeof rules
