### Kept like en.ftl: the same keys, the same values. Polite: です・ます.

## Start and help

start = こんにちは！写真を、動く 3D アニメ風スタンプにします。

    写真を送ってテーマを選ぶか、写真の下にテーマを書いてください：/theme 宇宙海賊

    ほかにできることは /help、保存するものについては /privacy をどうぞ。
start-group = 写真に /theme 宇宙海賊 と返信すると、スタンプにします。くわしくは /help へ。
help-telegram = スタンプを作る
    • 写真を送ってテーマを選ぶか、下に書いてください：/theme 宇宙海賊
    • グループでは、写真に /theme 宇宙海賊 と返信
    • 最後に「」で囲んだ言葉がスタンプに入ります：/theme 宇宙海賊「ヨーソロー」
    • /pack：1 枚の写真から 12 の表情
    • /me：プロフィール写真をスタンプに
    • 写真、画像ファイル、4 枚までのアルバム、スタンプが使えます。動画と GIF はいちばん良いコマを使います。
    • どのチャットでも、@{ $bot } と言葉を入力すると自分のスタンプを送れます。

    あなたのもの
    • /packs：スタンプパック
    • /language、/privacy、/forget_me
    • /no_stickers_of_me：ほかの人に写真を使わせない
    • /remember_me：写真を送り直さずにスタンプを作る
    • /help_training：絵の上達を手伝う

    グループ
    • /settings：テーマや上限など（管理者用）
help-discord = スタンプを作る
    • /theme に写真と言葉を添えて。例：宇宙海賊
    • 最後に「」で囲んだ言葉がスタンプに入ります：/theme 宇宙海賊「ヨーソロー」
    • 画像つきメッセージで「アプリ > スタンプを作る」
    • メンバーで「アプリ > アバターをスタンプに」
    • 画像つきメッセージでメンション
    • /pack：1 枚の写真から 12 の表情

    あなたのもの
    • /packs：スタンプパック
    • /language、/privacy、/forget_me
    • /no_stickers_of_me：ほかの人に写真を使わせない
    • /remember_me：写真を送り直さずにスタンプを作る
    • /help_training：絵の上達を手伝う

    サーバー
    • /toonbooth settings：テーマや上限など（サーバー管理者用）

## Privacy

privacy = 保存するもの
    • 写真：スタンプを作るあいだだけ、長くても 1 日。撮影の場所と日時はすぐに捨てます。
    • スタンプとパック：あなたが消すまで。
    • だれが、いつ、どんな言葉で頼んだか、写真がチャットのどこにあったか（「もう一度」のため）。
    • 顔の寸法（数字のみ）：/remember_me のあとだけ。
    • 学習用の切り抜きと絵：/help_training のあとだけ。

    /forget_me ですべて消えます。
privacy-asking = ほかの人が写真をスタンプにする前に、写真を送った人に確認します。
privacy-not-asking = ここの管理者は、確認なしでほかの人の写真をスタンプにすることを認めています。いやな場合は：/no_stickers_of_me

## Forget me

forget-question = あなたのものをすべて消しますか？スタンプ、パック、設定、覚えていることのすべてです。作成中のものは取り消されます。元には戻せません。チャットに送ったものはそこに残ります。
forget-working = 消しています…
forget-kept = わかりました。すべてそのままです。
forget-receipt = 完了しました。あなたのものはもう何もありません。
    • 消したスタンプ：{ $stickers }
    • 消した依頼：{ $jobs }
    • 消した学習例：{ $lessons }
    • 日時：{ DATETIME($at, dateStyle: "medium", timeStyle: "short", timeZone: "UTC") } UTC

    残るのは名前を含まない符号だけです。これがあるので、バックアップから復元されてもあなたのものは戻らず、利用停止も有効なままです。

## Language

language-question = どの言語で話しましょうか？
language-automatic = アプリと同じ
language-saved = これからは日本語で話します。
language-saved-automatic = これからはアプリの言語で話します。

## Making

make-send-photo = まず写真を送ってください。スタンプにします。
make-choose-theme = どのテーマにしますか？選ぶか、自分の言葉で書いてください。
make-choose-theme-here = どのテーマにしますか？選ぶか、このメッセージに自分の言葉で返信してください。
make-choose-listed = どのテーマにしますか？
make-own-words = どんな見た目にするか、短い言葉で書いてください。例：宇宙海賊
make-no-words = コマンドのあとに、どんな見た目にするか書いてください：/theme 宇宙海賊
make-no-photo-there = そのメッセージに写真はありません。写真のあるメッセージに返信してください。
make-what-works = これは使えません。写真、画像ファイル、スタンプ、GIF、動画のどれかを送ってください。
make-album-cut =
    { $limit ->
       *[other] アルバムからは最初の { $limit } 枚だけを使います。
    }
make-no-avatar = プロフィール写真が見えません。代わりに写真を送ってください。
make-download-failed = 写真を受け取れませんでした。もう一度送ってください。
make-pack = 写真から 12 の表情を作ります。ひとつずつ届きます。
make-group-hint = このグループでは写真の下の文字を読めません。写真に /theme 宇宙海賊 と返信してください
make-nothing-remembered = あなたの顔を覚えていません。写真を送るか、先に /remember_me を使ってください。

## Progress

progress-title = 「{ $theme }」
progress-received = 受け取りました。少しお待ちください…
progress-waiting =
    { $ahead ->
        [0] 次はあなたの番です。
       *[other] 前に { $ahead } 件のスタンプがあります。
    }
progress-starting = 始めています…
progress-stage-cut-out = 切り抜いています
progress-stage-cartoon = 絵を描いています
progress-stage-scene = 3D にしています
progress-stage-preview = プレビューを描いています
progress-stage-render = レンダリングしています
progress-stage-encode = ファイルを仕上げています
progress-eta-seconds =
    { $count ->
       *[other] あと約 { $count } 秒
    }
progress-eta-minutes =
    { $count ->
       *[other] あと約 { $count } 分
    }
progress-eta-hours =
    { $count ->
       *[other] あと約 { $count } 時間
    }
progress-preview = プレビューです。スタンプはこのあと届きます。
progress-sending = できました。送っています…
progress-pack = { $total } 個のうち { $done } 個のスタンプができました。

## Cancel

button-cancel = 取り消す
cancel-running = 止めています…
cancel-done = 取り消しました。何も保存していません。

## Result

button-again = もう一度
button-variants = 4 パターン
button-more = もっとアニメ風に
button-less = アニメ風を控えめに
button-theme = 別のテーマ
button-own-words = 自分の言葉で
button-pack = パックに追加
button-files = ファイル
button-show = スタンプを見る
button-delete = 削除
button-fine = 最高画質
result-ready = スタンプができました。
result-for = { $user } さん、スタンプができました。
result-moved = { $place } にはスタンプを送れないので、こちらに送ります。
result-files = このスタンプの全ファイル
result-as-file = スタンプとして送れなかったので、ファイルで送ります。
result-too-large = このチャットには大きすぎるため、このファイルは省きました：{ $name }
result-deleted = 削除しました。保存していたものもすべて消しました。
result-delete-question = このスタンプを削除しますか？元には戻せません。
result-variants = 4 パターンを作っています…
result-most-cartoony = これ以上アニメ風にはできません。
result-least-cartoony = これ以上控えめにはできません。
result-finest = すでに最高画質です。

## Faces

faces-question =
    { $count ->
       *[other] { $count } 人の顔が見えます。どれを描きますか？
    }
button-all-faces = 全員

## Asking the author of a photo

consent-question = { $asker } さんが、あなたの写真でスタンプを作りたいそうです：「{ $theme }」。許可しますか？
consent-question-avatar = { $asker } さんが、あなたのプロフィール写真でスタンプを作りたいそうです：「{ $theme }」。許可しますか？
consent-waiting = これは { $author } さんの写真です。確認しました。許可されたら始めます。
consent-allowed = 許可しました。スタンプを作っています。
consent-denied = { $author } さんは、この写真のスタンプを望んでいません。
consent-denied-thanks = わかりました。スタンプは作りません。今後だれにも聞かれたくない場合は：/no_stickers_of_me
consent-unanswered = { $author } さんから返事がなかったので、スタンプは作りませんでした。
consent-over = この質問には時間内に返事がなかったので、スタンプは作りませんでした。
consent-unknown-author = この写真を送った人に確認できないので、スタンプは作りません。あなたの写真なら、自分で送ってください。
button-allow = 許可する
button-deny = 許可しない

## What I may use and remember

optout-on = ほかの人は、あなたの写真やプロフィール写真でスタンプを作れなくなりました。
optout-off = 許可されている場所では、ほかの人があなたの写真でまたスタンプを作れます。
remember-question = 顔の寸法を、画像なしの数字だけで覚えましょうか？写真を送らなくてもスタンプが作れます。くわしくは /privacy へ。
remember-on = 次の写真から、あなたの顔を覚えます。いつでも /remember_me で取り消せます
remember-off = あなたの顔はもう覚えていません。あったものは削除しました。
training-question = あなたのスタンプから学んでもいいですか？取り消されるまで、写真の切り抜きと絵を保存します。くわしくは /privacy へ。
training-on = ありがとうございます！これから作るものから学びます。いつでも /help_training で取り消せます
training-off = もうあなたからは学びません。いただいたものは削除しました。
button-turn-on = オンにする
button-turn-off = オフにする

## Presses of buttons

press-not-yours = このボタンはほかの人のものです。/theme で自分のスタンプを作れます
press-gone = このボタンは古すぎます。もう一度始めてください。
press-forged = このボタンはわかりません。もう一度始めてください。
press-working = 少しお待ちください…
button-yes = はい
button-no = いいえ
button-back = 戻る
button-previous = 前へ
button-next = 次へ
button-close = 閉じる

## Settings of a group or server

settings-title = { $place } の設定
settings-line = { $name }：{ $value }
settings-admins-only = このグループの設定は管理者だけが変えられます。
settings-needs-right = 「サーバー管理」の権限が必要です。
settings-groups-only = 設定はグループのものです。グループに追加して、そこで /settings と書いてください。
settings-saved = 保存しました。
settings-closed = 設定を閉じました。
settings-on = オン
settings-off = オフ
settings-themes = テーマ
settings-themes-description = ここで使えるテーマ
settings-themes-all = すべて
settings-themes-listed = 選んだものだけ
settings-themes-choose = テーマを選ぶ
settings-free-words = 自由な言葉
settings-free-words-description = 好きなテーマを書けるかどうか
settings-makers = スタンプを作れる人
settings-makers-everyone = 全員
settings-makers-admins = 管理者だけ
settings-user-quota = 1 人あたりのスタンプ
settings-user-quota-description = 1 人がここで 1 日に作れる数
settings-quota = 全体のスタンプ
settings-quota-description = ここで 1 日に作れる数
settings-unlimited = ここでは上限なし
settings-per-day =
    { $count ->
       *[other] 1 日 { $count } 個
    }
settings-strictness = 露出フィルター
settings-strictness-description = どの写真を断るか
settings-strictness-strict = 厳しい
settings-strictness-usual = 標準
settings-strictness-off = オフ
settings-language = 言語
settings-language-each = それぞれの言語
settings-ask-authors = 先に確認
settings-ask-authors-description = ほかの人が使う前に、写真を送った人に確認する
settings-quiet = おしずかモード
settings-quiet-description = 進み具合は知らせず、スタンプだけ送る
settings-results-in = スタンプの送り先
settings-results-in-here = ここ
settings-results-in-private = 個人チャット

## Packs

packs-title = あなたのパック
packs-empty = まだパックがありません。
packs-line =
    { $count ->
       *[other] { $title }：スタンプ { $count } 個
    }
button-new-pack = 新しいパック
button-rename = 名前を変える
button-order = 並べ替え
button-emoji = 絵文字
button-delete-pack = パックを削除
button-link = リンク
button-hand-over = 譲る
button-remove = 取り出す
button-up = 上へ
button-down = 下へ
button-upload-emoji = 絵文字として追加
button-upload-sticker = このサーバーに追加
packs-ask-name = パックの名前は何にしますか？名前を書いてください。
packs-bad-name = 名前は 1～{ $most } 文字です。別の名前を書いてください。
packs-name-taken = 同じ名前のパックがすでにあります。別の名前を書いてください。
packs-created = パック「{ $title }」ができました。
packs-renamed = パックの名前は「{ $title }」になりました。
packs-delete-question = パック「{ $title }」を削除しますか？スタンプそのものは残ります。
packs-deleted = パックを削除しました。
packs-choose-pack = どのパックに入れますか？
packs-choose-sticker = どのスタンプですか？
packs-ask-emoji = このスタンプに合う絵文字を 1～20 個送ってください。
packs-bad-emoji = 絵文字だけを 1～20 個送ってください。
packs-emoji-saved = 保存しました：{ $emoji }
packs-added = 「{ $title }」に追加しました。
packs-added-already = すでに「{ $title }」に入っています。
packs-removed = 「{ $title }」から取り出しました。
packs-link = 「{ $title }」はこちら：{ $link }
packs-link-empty = スタンプのないパックには、まだリンクがありません。
packs-ask-heir = 「{ $title }」をだれに譲りますか？このリンクを送ってください。最初に開いた人のパックになります：{ $link }
packs-heir-question = { $owner } さんがパック「{ $title }」を譲りたいそうです。受け取りますか？
packs-handed-over = 「{ $title }」は { $owner } さんのものになりました。
packs-taken-over = 「{ $title }」はあなたのものになりました。
packs-full =
    { $most ->
       *[other] 「{ $title }」は { $most } 個でいっぱいです。新しいものは「{ $next }」に入ります。
    }
packs-too-many =
    { $most ->
       *[other] パックは { $most } 個までです。先にひとつ削除してください。
    }
packs-uploading = スタンプを追加しています：{ $done } / { $total }
packs-paused =
    { $minutes ->
       *[other] Telegram の求めで { $minutes } 分休みます。そのあと自動で続けます。
    }
packs-gone = このパックはもうありません。
packs-left-out =
    { $count ->
       *[other] { $total } 個のうち { $count } 個は作れなかったため、入っていません。
    }
packs-start-first = パックを作るには、まず個人チャットを開いて「開始」を押してください：{ $link }
packs-need-right = そのためには、このサーバーで「エクスプレッションを作成」の権限が私に必要です。
packs-you-need-right = そのためには、このサーバーで「エクスプレッションを作成」の権限が必要です。
packs-no-room = このサーバーにはもう空きがありません。先にどれかを外してください。
packs-uploaded-emoji = 絵文字 :{ $name }: をこのサーバーに追加しました。
packs-uploaded-sticker = スタンプ「{ $name }」をこのサーバーに追加しました。

## Private chat, groups and servers

private-needed = まだあなたに書けません。個人チャットを開いて「開始」を押してください：{ $link }
private-closed = あなたに書けません。このサーバーのメンバーからのダイレクトメッセージを許可して、もう一度試してください。
private-waiting = { $user } さん、スタンプができましたが、あなたに書けません。ボタンを押すと、あなただけに表示されます。このサーバーのメンバーからのダイレクトメッセージを許可すると、次からは自動で届きます。
group-added = こんにちは！写真を、動く 3D アニメ風スタンプにします。

    写真に /theme 宇宙海賊 と返信してください。グループでは写真の下の文字を読めないことが多いので、返信が確実です。

    管理者：/settings
server-added = こんにちは！写真を、動く 3D アニメ風スタンプにします。

    /theme に写真を添えるか、画像つきメッセージで「アプリ > スタンプを作る」を使ってください。

    サーバー管理者：/toonbooth settings
group-no-rights = ここではスタンプや画像を送れません。管理者に許可を頼んでください。
server-no-rights = このチャンネルでは書き込みやファイルの添付ができません。管理者に許可を頼んでください。
quiet-hint = ここはおしずかモードです。ほかのメッセージなしでスタンプだけ届きます。
inline-none = まだスタンプがありません。作ってみましょう！
inline-start = スタンプを作る
bot-about = 写真を、好きなテーマの動く 3D アニメ風スタンプにします。
bot-description = 写真を送って、どんな見た目にするか教えてください：宇宙海賊、かわいい系、コミックヒーロー…動く 3D アニメ風スタンプと、自分だけのパックが作れます。

## Commands: names are for Discord, descriptions for both

command-theme-name = テーマ
command-theme-description = 写真から動く 3D アニメ風スタンプを作る
command-pack-name = 表情パック
command-pack-description = 1 枚の写真から 12 の表情を作る
command-packs-name = パック一覧
command-packs-description = あなたのスタンプパック
command-me-description = プロフィール写真をスタンプにする
command-help-name = ヘルプ
command-help-description = できること
command-privacy-name = プライバシー
command-privacy-description = 何をどのくらい保存するか
command-forget-me-name = 忘れて
command-forget-me-description = あなたについてのすべてを消す
command-language-name = 言語
command-language-description = 話す言語を選ぶ
command-no-stickers-of-me-name = 写真を使わせない
command-no-stickers-of-me-description = ほかの人に写真やプロフィール写真を使わせない
command-remember-me-name = 覚えて
command-remember-me-description = 写真を送り直さずにスタンプを作る
command-help-training-name = 学習を手伝う
command-help-training-description = あなたのスタンプから学ばせる
command-settings-name = 設定
command-settings-description = テーマや上限など（管理者用）
command-toonbooth-name = toonbooth
command-toonbooth-description = このサーバーの Toonbooth
option-photo-name = 写真
option-photo-description = スタンプにする画像
option-prompt-name = テーマ
option-prompt-description = どんな見た目にするか。例：宇宙海賊
option-caption-name = 文字
option-caption-description = スタンプに入れる言葉
option-strength-name = 強さ
option-strength-description = どのくらいアニメ風にするか
option-quality-name = 画質
option-quality-description = 画質が高いほど時間がかかる
option-language-name = 言語
option-language-description = 話す言語
choice-strength-calm = 控えめ
choice-strength-usual = ふつう
choice-strength-strong = とてもアニメ風
choice-quality-auto = 自動
choice-quality-draft = 速い
choice-quality-standard = 標準
choice-quality-fine = 最高
menu-make-sticker = スタンプを作る
menu-make-avatar-sticker = アバターをスタンプに

## The built-in themes

theme-autumn-harvest = 秋の実り
theme-christmas = クリスマス
theme-circus = サーカス
theme-cute-animals = かわいい動物
theme-cyberpunk-neon = サイバーパンク・ネオン
theme-detective-noir = ノワール探偵
theme-dinosaurs-and-jungle = 恐竜とジャングル
theme-doctors-and-science = 医者と科学
theme-easter = イースター
theme-emoji-expressions = 絵文字の表情
theme-festivals-and-holidays = お祭りと祝日
theme-food-and-drinks = 食べ物と飲み物
theme-halloween = ハロウィン
theme-kawaii-and-chibi = かわいい・ちび
theme-knights-and-castles = 騎士と城
theme-lunar-new-year = 旧正月
theme-minimalist-and-modern = ミニマル・モダン
theme-motivational-and-positive = 元気が出る
theme-music-and-rock = 音楽とロック
theme-mythical-creatures = 神話の生き物
theme-new-year = お正月
theme-outer-space = 宇宙
theme-pirates = 海賊
theme-professions-and-hobbies = 仕事と趣味
theme-retro-and-vintage = レトロ・ビンテージ
theme-royalty = 王族
theme-samurai-and-japan = 侍と日本
theme-school-and-graduation = 学校と卒業
theme-sports-and-football = スポーツとサッカー
theme-spring-garden = 春の庭
theme-steampunk = スチームパンク
theme-summer-beach = 夏のビーチ
theme-superheroes = スーパーヒーロー
theme-underwater = 海の中
theme-valentines-day = バレンタインデー
theme-vampires-and-ghosts = 吸血鬼とゴースト
theme-video-games = テレビゲーム
theme-wild-west = 西部劇
theme-winter-wonderland = 冬のワンダーランド
theme-wizards-and-magic = 魔法使いと魔法

## What can go wrong: what it is, and what to do about it

list-comma = { "、" }
error-unexpected = 思わぬ問題が起きました。1 分後にもう一度試してください。続くようなら、この番号をお知らせください：{ $reference }
error-trouble = 今こちらに不具合があります。1 分後にもう一度試してください。
error-maintenance = メンテナンス中のため、今はスタンプを作れません。あとで試してください。
error-banned = あなたはここでスタンプを作れません。管理者が変更できます。
error-makers-limited = ここでは管理者だけがスタンプを作れます。管理者に頼んでください。
error-opted-out = この写真を送った人は、スタンプにされることを望んでいません。別の写真を使ってください。
error-unasked-words = この写真を送った人が許可したのは、見せた言葉でのスタンプだけです。別の言葉にするには、その写真に /theme で返信するか、写真のメニューの「スタンプを作る」からもう一度頼んでください。そのときあらためて確認します。
error-no-theme-allowed = ここで使えるテーマがありません。管理者に選んでもらってください。
error-theme-not-allowed = このテーマはここでは使えません。次から選んでください：{ $titles }
error-caption-not-allowed = ここではリストのテーマだけが使えるため、自分の言葉はスタンプに入れられません。かぎかっこの部分を消してください。
error-words-refused = このテーマは描けません。もっとやさしいものを選んでください。
error-queue-full =
    { $limit ->
       *[other] すでに { $limit } 件が順番を待っています。終わるのを待つか、取り消してください。
    }
error-quota-user =
    { $limit ->
        [0] あなたはここでスタンプを作れません。管理者が変更できます。
       *[other] 今日の { $limit } 個を使い切りました。{ $again }にまた作れます。
    }
error-quota-community =
    { $limit ->
        [0] ここではスタンプを作れません。管理者が変更できます。
       *[other] ここの今日の { $limit } 個を使い切りました。{ $again }にまた作れます。
    }
again-minutes =
    { $count ->
       *[other] { $count } 分後
    }
again-hours =
    { $count ->
       *[other] { $count } 時間後
    }
error-unsafe-photo = この写真はこのチャットには肌の露出が多すぎます。別の写真を送ってください。
error-nothing-to-draw = 描く写真がありません。もう一度送ってください。
error-chat-busy = チャットが今は受け付けません。自動でやり直します。
error-chat-unreachable = 今はチャットにつながりません。やり直します。
error-chat-gone = チャットがなくなったため、スタンプを届けられませんでした。
error-chat-unsure = スタンプが届いていないかもしれません。見当たらなければ、もう一度頼んでください。
error-expired = 時間がかかりすぎたため中止しました。もう一度頼んでください。
error-too-late = もう取り消せません。完成しているか、完成間近です。
error-still-living = このスタンプはまだ作成中です。待つか、先に取り消してください。
error-photo-gone = 写真は削除され、もう取り出せません。もう一度送ってください。
error-cancelled = このスタンプは取り消されました。何も保存していません。
error-broken-parcel = 途中まで作ったものが壊れました。写真をもう一度送ってください。
error-unusable-wish = 使えないオプションがあります。変更して、もう一度頼んでください。
error-stage-timeout = 時間がかかりすぎたため中止しました。もう一度試すか、画質を下げてください。
error-worker-lost = 作っていた機械が毎回止まりました。別の写真を試してください。
error-photo-unreadable = この画像は読めません。JPEG か PNG で送ってください。
error-photo-empty = このファイルは空です。写真をもう一度送ってください。
error-photo-not-an-image = これは画像ではありません。JPEG、PNG、WebP、GIF、HEIC、AVIF のどれかを送ってください。
error-photo-unsupported-format = この形式は読めません。先に JPEG か PNG で書き出してください。
error-photo-truncated = この画像は壊れているか途中で切れています。元のファイルをもう一度送ってください。
error-photo-too-small = この画像は小さすぎます。一辺が 64 ピクセル以上のものを送ってください。
error-photo-too-many-bytes = このファイルは大きすぎます。20 MB 以下のものを送ってください。
error-photo-too-many-pixels = この画像は大きすぎます。5000 万画素以下のものを送ってください。
error-photo-too-many-frames = このアニメーションは長すぎます。その中の 1 枚を送ってください。
error-download-refused = そのアドレスからは受け取れません。写真そのものを送ってください。
error-download-too-large = このファイルは大きすぎます。{ $most } MB 以下のものを送ってください。
error-no-subject = この写真に独立した被写体が見つかりません。番号は書かないでください。
error-no-such-subject =
    { $found ->
       *[other] この写真の被写体は { $found } つだけです。1～{ $found } から選んでください。
    }
error-too-few-subjects = この写真にそれほど多くの被写体はありません。番号は書かないでください。
error-prompt-empty = テーマが空です。どんな見た目にするか書いてください。例：「宇宙海賊」
error-prompt-too-long =
    { $most ->
       *[other] テーマが長すぎます。{ $most } 文字以内にしてください。
    }
error-caption-too-long =
    { $most ->
       *[other] スタンプに入れる言葉が長すぎます。{ $most } 文字以内にしてください。
    }
error-prompt-unusable = このテーマは使えません。短い言葉で書いてください。
error-mix = これらのテーマは混ぜられません。ひとつ選んでください。
error-likeness = 覚えている顔の情報が使えません。代わりに写真を送ってください。
error-unmeasurable = この写真からは人形を作れません。顔が大きく、明るく、正面を向いた写真を送ってください。
error-unbuildable-relief = この写真に形のあるものが見つかりません。もっとはっきりした写真を試してください。
error-unwritable-caption = この文字を書けるフォントがありません：{ $characters }。スタンプの言葉を変えて試してください。
error-renderer-crashed = レンダリングが 2 回止まりました。もう一度試すか、画質を下げてください。
error-render-timeout = 描くのに時間がかかりすぎました。もう一度試すか、画質を下げてください。
error-file-too-large = スタンプを送れる大きさにできません。もっとシンプルな写真やテーマを試してください。
error-jobs-living = あなたのスタンプがまだ作成中です。先に取り消してください。
error-value = それはここでは使えません。別のものを試してください。
error-value-quota = その数字はここでは使えません。0 以上の数字を書いてください。
error-value-language = その言語はわかりません。一覧から選んでください。
error-value-themes = そのテーマの一覧は使えません。ひとつ以上選ぶか、自由な言葉を許可してください。
error-value-name = その名前は空か長すぎます。別の名前を書いてください。
error-no-such-job = そのスタンプはもうありません。写真をもう一度送ってください。
error-blob-missing = 必要なものがすでに削除されています。写真をもう一度送ってください。

## What is told of a job that became no sticker

notice-cancelled = スタンプは取り消されました。
notice-failed = 問題が起きて、スタンプを作れませんでした。
notice-with-reference = { $told }番号：{ $reference }

## Votes

vote-closed = このスタンプは今、投票の対象ではありません。
vote-too-new =
    { $days ->
       *[other] ここでは{ $days }日後に投票できます。
    }
contest-not-open = このコンテストは今スタンプを受け付けていません。
contest-wrong-theme = このコンテストは別のテーマが対象です。指定されたテーマで作ってください。
contest-too-many =
    { $limit ->
       *[other] すでに{ $limit }枚のスタンプで参加しています。別のものを出すには一枚取り下げてください。
    }
