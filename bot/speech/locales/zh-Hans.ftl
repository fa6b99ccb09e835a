### Kept like en.ftl: the same keys, the same values. Informal: 你.

## Start and help

start = 你好！我能把照片变成 3D 卡通动态贴纸。

    发一张照片给我，再选一个主题，或者把主题写在照片下面：/theme 太空海盗

    发送 /help 看看我还会什么，发送 /privacy 看看我会保留什么。
start-group = 用 /theme 太空海盗 回复一张照片，我就把它做成贴纸。更多请看 /help。
help-telegram = 做贴纸
    • 发一张照片并选一个主题，或者在下面写：/theme 太空海盗
    • 在群里，用 /theme 太空海盗 回复一张照片
    • 最后用引号括起来的文字会写在贴纸上：/theme 太空海盗“你好！”
    • /pack 用一张照片做出十二种表情
    • /me 用你的头像做贴纸
    • 照片、图片文件、最多四张的相册和贴纸都可以；视频和 GIF 我会取最好的一帧。
    • 在任意聊天里输入 @{ $bot } 和几个字，就能发送你的贴纸。

    你的
    • /packs：你的贴纸包
    • /language、/privacy、/forget_me
    • /no_stickers_of_me：别人不能使用你的照片
    • /remember_me：不用再发照片也能做贴纸
    • /help_training：帮我画得更好

    群组
    • /settings：主题、限额等，供管理员使用
help-discord = 做贴纸
    • 用 /theme 附上照片和几个字，例如 太空海盗
    • 最后用引号括起来的文字会写在贴纸上：/theme 太空海盗“你好！”
    • 在任意带图片的消息上选“应用 > 制作贴纸”
    • 在成员上选“应用 > 用头像制作贴纸”
    • 在带图片的消息里提及我
    • /pack 用一张照片做出十二种表情

    你的
    • /packs：你的贴纸包
    • /language、/privacy、/forget_me
    • /no_stickers_of_me：别人不能使用你的照片
    • /remember_me：不用再发照片也能做贴纸
    • /help_training：帮我画得更好

    服务器
    • /toonbooth settings：主题、限额等，供服务器管理者使用

## Privacy

privacy = 我会保留什么
    • 你的照片：只在制作贴纸期间保留，最多一天。拍摄地点和时间会立即丢弃。
    • 你的贴纸和贴纸包：直到你删除为止。
    • 谁在什么时候用哪些字提出了请求，以及照片在聊天中的位置，这样“再来一次”才能用。
    • 你脸部的尺寸（只有数字）：仅在你使用 /remember_me 之后。
    • 用来学习的抠图和画作：仅在你使用 /help_training 之后。

    /forget_me 会删除这一切。
privacy-asking = 别人用一张照片做贴纸之前，会先询问发照片的人。
privacy-not-asking = 这里的管理员允许大家不经询问就用别人的照片做贴纸。如果你不愿意：/no_stickers_of_me

## Forget me

forget-question = 要删除你的一切吗：贴纸、贴纸包、设置，以及我记得的关于你的所有内容？正在制作的会取消。此操作无法撤销。已经发到聊天里的会留在那里。
forget-working = 正在删除…
forget-kept = 好的，一切保持不变。
forget-receipt = 完成。我这里不再有你的任何东西。
    • 已删除的贴纸：{ $stickers }
    • 已删除的请求：{ $jobs }
    • 已删除的学习样本：{ $lessons }
    • 时间：{ DATETIME($at, dateStyle: "medium", timeStyle: "short", timeZone: "UTC") } UTC

    只会留下一个不含你名字的代码：有了它，即使我从备份恢复，你的内容也不会回来，封禁也继续有效。

## Language

language-question = 我该用什么语言和你说话？
language-automatic = 与我的应用相同
language-saved = 现在我用中文和你说话。
language-saved-automatic = 现在我用你的应用的语言说话。

## Making

make-send-photo = 先发一张照片给我，我再把它做成贴纸。
make-choose-theme = 要什么主题？选一个，或者用自己的话写。
make-choose-theme-here = 要什么主题？选一个，或者用自己的话回复这条消息。
make-choose-listed = 要什么主题？
make-own-words = 用几个字写下它该是什么样子，例如：太空海盗
make-no-words = 请在命令后面写下它该是什么样子：/theme 太空海盗
make-no-photo-there = 那条消息里没有照片。请回复一条有照片的消息。
make-what-works = 这个我用不了。请发照片、图片文件、贴纸、GIF 或视频。
make-album-cut =
    { $limit ->
       *[other] 一个相册我只取前 { $limit } 张照片。
    }
make-no-avatar = 我看不到头像。请改发一张照片。
make-download-failed = 我没能取到照片。请再发一次。
make-pack = 我正在用你的照片做十二种表情，它们会一个接一个发来。
make-group-hint = 在这个群里我看不到照片下面的文字。请用 /theme 太空海盗 回复那张照片
make-nothing-remembered = 我不记得你的脸。请发一张照片，或者先使用 /remember_me。

## Progress

progress-title = “{ $theme }”
progress-received = 收到，请稍等…
progress-waiting =
    { $ahead ->
        [0] 下一个就是你的。
       *[other] 你前面还有 { $ahead } 张贴纸。
    }
progress-starting = 正在开始…
progress-stage-cut-out = 正在抠图
progress-stage-cartoon = 正在画卡通
progress-stage-scene = 正在搭建 3D
progress-stage-preview = 正在画预览
progress-stage-render = 正在渲染
progress-stage-encode = 正在完成文件
progress-eta-seconds =
    { $count ->
       *[other] 大约还要 { $count } 秒
    }
progress-eta-minutes =
    { $count ->
       *[other] 大约还要 { $count } 分钟
    }
progress-eta-hours =
    { $count ->
       *[other] 大约还要 { $count } 小时
    }
progress-preview = 这是预览，贴纸马上就来。
progress-sending = 做好了，正在发送…
progress-pack = { $total } 张贴纸中已完成 { $done } 张。

## Cancel

button-cancel = 取消
cancel-running = 正在停止…
cancel-done = 已取消，什么都没有保留。

## Result

button-again = 再来一次
button-variants = 4 个变化
button-more = 更卡通
button-less = 少点卡通
button-theme = 换个主题
button-own-words = 自己写
button-pack = 加入我的贴纸包
button-files = 文件
button-show = 查看我的贴纸
button-delete = 删除
button-fine = 最高画质
result-ready = 你的贴纸做好了。
result-for = { $user }，你的贴纸做好了。
result-moved = 我不能在 { $place } 发送贴纸，所以你的贴纸发在这里。
result-files = 这张贴纸的全部文件
result-as-file = 无法作为贴纸发送，所以改为文件发送。
result-too-large = 这个文件对本聊天来说太大，没有附上：{ $name }
result-deleted = 已删除，这里和我保存的所有地方都删了。
result-delete-question = 要删除这张贴纸吗？删除后无法恢复。
result-variants = 正在做四个变化…
result-most-cartoony = 已经不能更卡通了。
result-least-cartoony = 卡通程度已经最低了。
result-finest = 这已经是最高画质了。

## Faces

faces-question =
    { $count ->
       *[other] 我看到 { $count } 张脸。要画哪一张？
    }
button-all-faces = 全部

## Asking the author of a photo

consent-question = { $asker } 想用你的照片做一张卡通贴纸：“{ $theme }”。你同意吗？
consent-question-avatar = { $asker } 想用你的头像做一张卡通贴纸：“{ $theme }”。你同意吗？
consent-waiting = 这是 { $author } 的照片。我已经询问，对方同意后就开始。
consent-allowed = 已同意，贴纸正在制作。
consent-denied = { $author } 不希望用这张照片做贴纸。
consent-denied-thanks = 好的，不会做贴纸。如果不想再被询问：/no_stickers_of_me
consent-unanswered = { $author } 没有回答，所以没有做贴纸。
consent-over = 这个问题没有在规定时间内得到回答，所以没有做贴纸。
consent-unknown-author = 我无法询问这张照片的发送者，所以不做贴纸。如果是你的照片，请自己发送。
button-allow = 同意
button-deny = 不同意

## What I may use and remember

optout-on = 别人不能再用你的照片或头像做贴纸了。
optout-off = 在允许的地方，别人又可以用你的照片做贴纸了。
remember-question = 要我记住你脸部的尺寸吗？只记数字，不留图片。这样不发照片也能做贴纸。详情见 /privacy。
remember-on = 从你的下一张照片起，我会记住你的脸。随时可以用 /remember_me 收回
remember-off = 我不再记得你的脸，已有的内容都已删除。
training-question = 我可以从你的贴纸中学习吗？我会保留每张照片的抠图和画作，直到你收回。详情见 /privacy。
training-on = 谢谢！从现在起我会从你的作品中学习。随时可以用 /help_training 收回
training-off = 我不再从你这里学习，你提供的内容都已删除。
button-turn-on = 开启
button-turn-off = 关闭

## Presses of buttons

press-not-yours = 这个按钮是给别人的。用 /theme 做你自己的贴纸吧
press-gone = 这个按钮太旧了，请重新开始。
press-forged = 我不认识这个按钮，请重新开始。
press-working = 请稍等…
button-yes = 是
button-no = 否
button-back = 返回
button-previous = 上一页
button-next = 下一页
button-close = 关闭

## Settings of a group or server

settings-title = { $place } 的设置
settings-line = { $name }：{ $value }
settings-admins-only = 只有本群管理员可以更改设置。
settings-needs-right = 你需要“管理服务器”权限。
settings-groups-only = 设置属于群组。请把我加入一个群，然后在群里发送 /settings。
settings-saved = 已保存。
settings-closed = 设置已关闭。
settings-on = 开
settings-off = 关
settings-themes = 主题
settings-themes-description = 这里可以使用哪些主题
settings-themes-all = 全部
settings-themes-listed = 仅选中的
settings-themes-choose = 选择主题
settings-free-words = 自己写主题
settings-free-words-description = 大家能否写任意主题
settings-makers = 谁可以做贴纸
settings-makers-everyone = 所有人
settings-makers-admins = 仅管理员
settings-user-quota = 每人贴纸数
settings-user-quota-description = 一个人每天可以在这里做多少张
settings-quota = 贴纸总数
settings-quota-description = 这里每天可以做多少张
settings-unlimited = 这里不限
settings-per-day =
    { $count ->
       *[other] 每天 { $count } 张
    }
settings-strictness = 裸露过滤
settings-strictness-description = 哪些照片会被拒绝
settings-strictness-strict = 严格
settings-strictness-usual = 适中
settings-strictness-off = 关闭
settings-language = 语言
settings-language-each = 各用各的语言
settings-ask-authors = 先询问
settings-ask-authors-description = 别人使用照片前，先询问发照片的人
settings-quiet = 安静模式
settings-quiet-description = 不发进度消息，只发贴纸
settings-results-in = 贴纸发到
settings-results-in-here = 这里
settings-results-in-private = 私聊

## Packs

packs-title = 你的贴纸包
packs-empty = 你还没有贴纸包。
packs-line =
    { $count ->
       *[other] { $title }：{ $count } 张贴纸
    }
button-new-pack = 新贴纸包
button-rename = 改名
button-order = 排序
button-emoji = 表情符号
button-delete-pack = 删除贴纸包
button-link = 链接
button-hand-over = 转让
button-remove = 取出
button-up = 上移
button-down = 下移
button-upload-emoji = 添加为表情符号
button-upload-sticker = 添加到此服务器
packs-ask-name = 贴纸包叫什么？请写下名字。
packs-bad-name = 名字要有 1 到 { $most } 个字符。请另写一个。
packs-name-taken = 你已经有同名的贴纸包了。请另写一个。
packs-created = 贴纸包“{ $title }”已创建。
packs-renamed = 贴纸包现在叫“{ $title }”。
packs-delete-question = 要删除贴纸包“{ $title }”吗？贴纸本身会保留。
packs-deleted = 贴纸包已删除。
packs-choose-pack = 放进哪个贴纸包？
packs-choose-sticker = 哪张贴纸？
packs-ask-emoji = 请发送 1 到 20 个适合这张贴纸的表情符号。
packs-bad-emoji = 请只发送 1 到 20 个表情符号。
packs-emoji-saved = 已保存：{ $emoji }
packs-added = 已加入“{ $title }”。
packs-added-already = 它已经在“{ $title }”里了。
packs-removed = 已从“{ $title }”取出。
packs-link = 这是“{ $title }”：{ $link }
packs-link-empty = 没有贴纸的贴纸包还没有链接。
packs-ask-heir = “{ $title }”要给谁？把这个链接发给对方，最先打开的人会得到这个贴纸包：{ $link }
packs-heir-question = { $owner } 想把贴纸包“{ $title }”送给你。要接受吗？
packs-handed-over = “{ $title }”现在属于 { $owner }。
packs-taken-over = “{ $title }”现在是你的了。
packs-full =
    { $most ->
       *[other] “{ $title }”已满 { $most } 张贴纸。新的会放进“{ $next }”。
    }
packs-too-many =
    { $most ->
       *[other] 你最多可以有 { $most } 个贴纸包。请先删除一个。
    }
packs-uploading = 正在添加贴纸：{ $done } / { $total }
packs-paused =
    { $minutes ->
       *[other] Telegram 要求暂停 { $minutes } 分钟，之后我会自动继续。
    }
packs-gone = 这个贴纸包已经不在了。
packs-left-out =
    { $count ->
       *[other] { $total } 张中有 { $count } 张无法制作，已略过。
    }
packs-start-first = 要让我为你创建贴纸包，请先打开我们的私聊并按“开始”：{ $link }
packs-need-right = 为此我需要这个服务器的“创建表情”权限。
packs-you-need-right = 为此你需要这个服务器的“创建表情”权限。
packs-no-room = 这个服务器没有空位了。请先移除一个。
packs-uploaded-emoji = 表情符号 :{ $name }: 已在这个服务器上。
packs-uploaded-sticker = 贴纸“{ $name }”已在这个服务器上。

## Private chat, groups and servers

private-needed = 我还不能给你发消息。请打开我们的私聊并按“开始”：{ $link }
private-closed = 我不能给你发消息。请允许此服务器成员的私信，然后再试一次。
private-waiting = { $user }，你的贴纸做好了，但我不能给你发消息。按下按钮：只有你能看到。如果允许此服务器成员的私信，下一张会自动送达。
group-added = 你好！我能把照片变成 3D 卡通动态贴纸。

    请用 /theme 太空海盗 回复一张照片。在群里我常常看不到照片下面的文字，所以用回复最可靠。

    管理员：/settings
server-added = 你好！我能把照片变成 3D 卡通动态贴纸。

    用 /theme 附上照片，或者在带图片的消息上选“应用 > 制作贴纸”。

    服务器管理者：/toonbooth settings
group-no-rights = 我不能在这里发送贴纸和图片。请让管理员允许。
server-no-rights = 我不能在这个频道发言或附加文件。请让管理员允许。
quiet-hint = 这里开启了安静模式：贴纸会直接发来，没有其他消息。
inline-none = 还没有贴纸，做一张吧！
inline-start = 做一张贴纸
bot-about = 把照片变成任意主题的 3D 卡通动态贴纸。
bot-description = 发一张照片给我，告诉我它该是什么样子：太空海盗、可爱风、漫画英雄……你会得到一张 3D 卡通动态贴纸，还有自己的贴纸包。

## Commands: names are for Discord, descriptions for both

command-theme-name = 主题
command-theme-description = 把照片做成 3D 卡通动态贴纸
command-pack-name = 表情包
command-pack-description = 用一张照片做十二种表情
command-packs-name = 贴纸包
command-packs-description = 你的贴纸包
command-me-description = 用你的头像做贴纸
command-help-name = 帮助
command-help-description = 我会做什么
command-privacy-name = 隐私
command-privacy-description = 我会保留什么，保留多久
command-forget-me-name = 忘记我
command-forget-me-description = 删除我这里关于你的一切
command-language-name = 语言
command-language-description = 选择我和你说话的语言
command-no-stickers-of-me-name = 不要用我做贴纸
command-no-stickers-of-me-description = 不让别人使用你的照片和头像
command-remember-me-name = 记住我
command-remember-me-description = 不用再发照片也能做贴纸
command-help-training-name = 帮助学习
command-help-training-description = 让我从你的贴纸中学习
command-settings-name = 设置
command-settings-description = 主题、限额等，供管理员使用
command-toonbooth-name = toonbooth
command-toonbooth-description = 这个服务器上的 Toonbooth
option-photo-name = 照片
option-photo-description = 用来做贴纸的图片
option-prompt-name = 主题
option-prompt-description = 它该是什么样子，例如：太空海盗
option-caption-name = 文字
option-caption-description = 写在贴纸上的文字
option-strength-name = 强度
option-strength-description = 卡通的程度
option-quality-name = 画质
option-quality-description = 画质越高，时间越长
option-language-name = 语言
option-language-description = 我和你说话的语言
choice-strength-calm = 轻微
choice-strength-usual = 普通
choice-strength-strong = 非常卡通
choice-quality-auto = 自动
choice-quality-draft = 快速
choice-quality-standard = 标准
choice-quality-fine = 最高
menu-make-sticker = 制作贴纸
menu-make-avatar-sticker = 用头像制作贴纸

## The built-in themes

theme-autumn-harvest = 金秋丰收
theme-christmas = 圣诞节
theme-circus = 马戏团
theme-cute-animals = 可爱动物
theme-cyberpunk-neon = 赛博朋克霓虹
theme-detective-noir = 黑色侦探
theme-dinosaurs-and-jungle = 恐龙与丛林
theme-doctors-and-science = 医生与科学
theme-easter = 复活节
theme-emoji-expressions = 表情符号脸
theme-festivals-and-holidays = 节日庆典
theme-food-and-drinks = 美食饮品
theme-halloween = 万圣节
theme-kawaii-and-chibi = 卡哇伊与 Q 版
theme-knights-and-castles = 骑士与城堡
theme-lunar-new-year = 春节
theme-minimalist-and-modern = 极简现代
theme-motivational-and-positive = 励志正能量
theme-music-and-rock = 音乐与摇滚
theme-mythical-creatures = 神话生物
theme-new-year = 新年
theme-outer-space = 太空
theme-pirates = 海盗
theme-professions-and-hobbies = 职业与爱好
theme-retro-and-vintage = 复古怀旧
theme-royalty = 皇家贵族
theme-samurai-and-japan = 武士与日本
theme-school-and-graduation = 校园与毕业
theme-sports-and-football = 体育与足球
theme-spring-garden = 春日花园
theme-steampunk = 蒸汽朋克
theme-summer-beach = 夏日海滩
theme-superheroes = 超级英雄
theme-underwater = 海底世界
theme-valentines-day = 情人节
theme-vampires-and-ghosts = 吸血鬼与幽灵
theme-video-games = 电子游戏
theme-wild-west = 狂野西部
theme-winter-wonderland = 冬日仙境
theme-wizards-and-magic = 巫师与魔法

## What can go wrong: what it is, and what to do about it

list-comma = { "、" }
error-unexpected = 出了意外的问题。请过一分钟再试。如果还是这样，请报告这个编号：{ $reference }
error-trouble = 我自己现在有点问题。请过一分钟再试。
error-maintenance = 正在维护，暂时不做贴纸；请稍后再试。
error-banned = 你不能在这里做贴纸；管理员可以更改。
error-makers-limited = 这里只有管理员可以做贴纸；请找其中一位。
error-opted-out = 发这张照片的人不希望用它做贴纸；请换一张。
error-unasked-words = 发这张照片的人只允许了向其展示过的文字。想用别的文字，请重新为那张照片请求贴纸：用 /theme 回复它，或在它的菜单里选择“制作贴纸”；那时我会再问一次。
error-no-theme-allowed = 这里没有允许的主题；请让管理员选几个。
error-theme-not-allowed = 这个主题在这里不允许；请从这些里选：{ $titles }。
error-caption-not-allowed = 这里只允许列表中的主题，所以贴纸上不能写自己的文字；请去掉引号里的内容。
error-words-refused = 这个主题不能画；请选一个友善一点的。
error-queue-full =
    { $limit ->
       *[other] 你已有 { $limit } 个任务在排队；请等一个完成，或取消一个。
    }
error-quota-user =
    { $limit ->
        [0] 你不能在这里做贴纸；管理员可以更改。
       *[other] 你今天的 { $limit } 张贴纸已经用完；{ $again }会有新的。
    }
error-quota-community =
    { $limit ->
        [0] 这里不能做贴纸；管理员可以更改。
       *[other] 这里今天的 { $limit } 张贴纸已经用完；{ $again }会有新的。
    }
again-minutes =
    { $count ->
       *[other] { $count } 分钟后
    }
again-hours =
    { $count ->
       *[other] { $count } 小时后
    }
error-unsafe-photo = 这张照片对本聊天来说太暴露；请换一张。
error-nothing-to-draw = 没有可以画的照片；请再发一次。
error-chat-busy = 聊天暂时不再接收；稍后会自动重试。
error-chat-unreachable = 现在连不上聊天；稍后会重试。
error-chat-gone = 聊天已经不在，贴纸没能送达。
error-chat-unsure = 贴纸可能没有送到；如果没看到，请再要一次。
error-expired = 贴纸耗时太久，已放弃；请再要一次。
error-too-late = 来不及取消了：它已经完成，或马上完成。
error-still-living = 这张贴纸还在制作；请等待，或先取消它。
error-photo-gone = 照片已删除，无法再取到；请再发一次。
error-cancelled = 你收回了这张贴纸；什么都没有保留。
error-broken-parcel = 已做好的部分损坏了；请再发一次照片。
error-unusable-wish = 有一个选项不能用；请修改后再试。
error-stage-timeout = 耗时太久，已放弃；请再试，或选较低的画质。
error-worker-lost = 制作它的机器每次都停了；请换一张照片。
error-photo-unreadable = 这张图片无法读取；请用 JPEG 或 PNG 发送。
error-photo-empty = 这个文件是空的；请再发一次照片。
error-photo-not-an-image = 这不是图片；请发 JPEG、PNG、WebP、GIF、HEIC 或 AVIF。
error-photo-unsupported-format = 这种格式无法读取；请先导出为 JPEG 或 PNG。
error-photo-truncated = 这张图片损坏或不完整；请再发一次原文件。
error-photo-too-small = 这张图片太小；请发每边至少 64 像素的。
error-photo-too-many-bytes = 这个文件太大；请发不超过 20 MB 的。
error-photo-too-many-pixels = 这张图片太大；请发不超过 5000 万像素的。
error-photo-too-many-frames = 这个动画太长；请发其中的一张图片。
error-download-refused = 我不从那个地址取文件；请直接发照片。
error-download-too-large = 这个文件太大；请发不超过 { $most } MB 的。
error-no-subject = 这张照片里没有找到单独的主体；请不要写编号。
error-no-such-subject =
    { $found ->
       *[other] 这张照片里只有 { $found } 个主体；请选 1 到 { $found }。
    }
error-too-few-subjects = 这张照片里没有那么多主体；请不要写编号。
error-prompt-empty = 主题是空的；请写它该是什么样子，例如“太空海盗”。
error-prompt-too-long =
    { $most ->
       *[other] 主题太长；最多 { $most } 个字符。
    }
error-caption-too-long =
    { $most ->
       *[other] 贴纸上的文字太长；最多 { $most } 个字符。
    }
error-prompt-unusable = 这个主题不能用；请用几个字来写。
error-mix = 这些主题不能混合；请选其中一个。
error-likeness = 我记得的你的脸不能用；请改发一张照片。
error-unmeasurable = 这张照片做不出人偶；请发一张脸大、明亮、正面的。
error-unbuildable-relief = 这张照片里没有找到完整的东西；请试一张更清晰的。
error-unwritable-caption = 我的字体都写不出这些字：{ $characters }。请在贴纸上试试别的文字。
error-renderer-crashed = 渲染停了两次；请再试，或选较低的画质。
error-render-timeout = 绘制耗时太久；请再试，或选较低的画质。
error-file-too-large = 贴纸无法缩小到可以发送；请试简单一点的照片或主题。
error-jobs-living = 你的贴纸还在制作；请先取消。
error-value = 这个在这里不能用；请换一个。
error-value-quota = 这个数字在这里不能用；请写一个从 0 开始的数字。
error-value-language = 我不会这种语言；请从列表中选。
error-value-themes = 这个主题列表不能用；请至少选一个，或允许自己写主题。
error-value-name = 名字为空或太长；请另写一个。
error-no-such-job = 这张贴纸已经不在了；请再发一次照片。
error-blob-missing = 所需的内容已经删除；请再发一次照片。

## What is told of a job that became no sticker

notice-cancelled = 你的贴纸已取消。
notice-failed = 出了问题，没能做成你的贴纸。
notice-with-reference = { $told }编号：{ $reference }

## Votes

vote-closed = 这个贴纸目前不接受投票。
vote-too-new =
    { $days ->
       *[other] { $days } 天后你就可以在这里投票。
    }
contest-not-open = 这个比赛目前不接收贴纸。
contest-wrong-theme = 这个比赛面向其他主题；请用指定的主题制作。
contest-too-many =
    { $limit ->
       *[other] 你已有 { $limit } 个贴纸参赛；先撤下一个再提交别的。
    }
