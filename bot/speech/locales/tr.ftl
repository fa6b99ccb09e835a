### Kept like en.ftl: the same keys, the same values. Informal: sen.

## Start and help

start = Merhaba! Fotoğrafları hareketli 3D çizgi film çıkartmalarına dönüştürüyorum.

    Bana bir fotoğraf gönder ve bir tema seç ya da altına yaz: /theme uzay korsanı

    /help başka neler yapabildiğimi, /privacy neleri sakladığımı gösterir.
start-group = Bir fotoğrafa /theme uzay korsanı diye yanıt ver, ondan bir çıkartma yapayım. Gerisi /help içinde.
help-telegram = Çıkartma
    • Bir fotoğraf gönder ve bir tema seç ya da altına yaz: /theme uzay korsanı
    • Grupta bir fotoğrafa şöyle yanıt ver: /theme uzay korsanı
    • Sondaki tırnak içindeki sözler çıkartmanın üstüne yazılır: /theme uzay korsanı “Selam!”
    • /pack bir fotoğraftan on iki yüz ifadesi yapar
    • /me profil fotoğrafından çıkartma yapar
    • Fotoğraflar, dosya olarak resimler, en fazla dört fotoğraflık albümler ve çıkartmalar olur; video ve GIF’lerin en iyi karesini alırım.
    • Herhangi bir sohbette @{ $bot } ve birkaç kelime yazarak çıkartmalarından birini gönder.

    Senin
    • /packs: çıkartma paketlerin
    • /language, /privacy, /forget_me
    • /no_stickers_of_me: fotoğraflarını senden başka kimse kullanamaz
    • /remember_me: yeniden fotoğraf göndermeden çıkartma
    • /help_training: daha iyi çizmeme yardım et

    Gruplar
    • /settings: temalar, sınırlar ve dahası, yöneticiler için
help-discord = Çıkartma
    • Bir fotoğraf ve birkaç kelimeyle /theme, örneğin uzay korsanı
    • Sondaki tırnak içindeki sözler çıkartmanın üstüne yazılır: /theme uzay korsanı “Selam!”
    • Resimli herhangi bir mesajda “Uygulamalar > Çıkartma yap”
    • Bir üyede “Uygulamalar > Avatardan çıkartma”
    • Resimli bir mesajda benden bahset
    • /pack bir fotoğraftan on iki yüz ifadesi yapar

    Senin
    • /packs: çıkartma paketlerin
    • /language, /privacy, /forget_me
    • /no_stickers_of_me: fotoğraflarını senden başka kimse kullanamaz
    • /remember_me: yeniden fotoğraf göndermeden çıkartma
    • /help_training: daha iyi çizmeme yardım et

    Sunucular
    • /toonbooth settings: temalar, sınırlar ve dahası, sunucuyu yönetenler için

## Privacy

privacy = Neleri saklıyorum
    • Fotoğrafın: yalnızca çıkartması yapılırken, en fazla bir gün. Nerede ve ne zaman çekildiğini hemen atarım.
    • Çıkartmaların ve paketlerin: sen silene kadar.
    • Kimin ne zaman hangi kelimelerle istediği ve fotoğrafın sohbette nerede olduğu; “Yeniden” düğmesi bununla çalışır.
    • Yüzünün ölçüleri, sayılar olarak: yalnızca /remember_me dedikten sonra.
    • Öğrenmek için kesitler ve çizimler: yalnızca /help_training dedikten sonra.

    /forget_me bunların hepsini siler.
privacy-asking = Başka biri bir fotoğraftan çıkartma yapmadan önce fotoğrafı gönderene sorulur.
privacy-not-asking = Buradaki yöneticiler, başkalarının fotoğraflarından sormadan çıkartma yapılmasına izin veriyor. Bunu istemiyorsan: /no_stickers_of_me

## Forget me

forget-question = Sana ait her şeyi sileyim mi: çıkartmalar, paketler, ayarlar ve senin hakkında hatırladığım her şey? Yapılmakta olanlar iptal edilir. Bu geri alınamaz. Sohbetlere gönderilmiş olanlar orada kalır.
forget-working = Siliniyor…
forget-kept = Tamam, her şey olduğu gibi kalıyor.
forget-receipt = Tamamdır. Artık bende sana ait hiçbir şey yok.
    • Silinen çıkartmalar: { $stickers }
    • Silinen istekler: { $jobs }
    • Silinen öğrenme örnekleri: { $lessons }
    • Ne zaman: { DATETIME($at, dateStyle: "medium", timeStyle: "short", timeZone: "UTC") } UTC

    Geriye yalnızca adını içermeyen bir kod kalır: onun sayesinde bir yedekten geri yüklensem bile unutulmuş kalırsın, yasaklar da geçerli kalır.

## Language

language-question = Seninle hangi dilde konuşayım?
language-automatic = Uygulamamdaki gibi
language-saved = Artık seninle Türkçe konuşuyorum.
language-saved-automatic = Artık uygulamanın dilinde konuşuyorum.

## Making

make-send-photo = Önce bana bir fotoğraf gönder, sonra ondan çıkartma yapayım.
make-choose-theme = Hangi tema olsun? Birini seç ya da kendi kelimelerinle yaz.
make-choose-theme-here = Hangi tema olsun? Birini seç ya da bu mesajı kendi kelimelerinle yanıtla.
make-choose-listed = Hangi tema olsun?
make-own-words = Nasıl görünmesi gerektiğini birkaç kelimeyle yaz, örneğin: uzay korsanı
make-no-words = Nasıl görünmesi gerektiğini komuttan sonra yaz: /theme uzay korsanı
make-no-photo-there = O mesajda fotoğraf yok. Fotoğraflı bir mesaja yanıt ver.
make-what-works = Bunu kullanamıyorum. Bir fotoğraf, dosya olarak bir resim, bir çıkartma, GIF ya da video gönder.
make-album-cut =
    { $limit ->
        [one] Bir albümün yalnızca ilk fotoğrafını alırım.
       *[other] Bir albümün yalnızca ilk { $limit } fotoğrafını alırım.
    }
make-no-avatar = Profil fotoğrafı göremiyorum. Onun yerine bir fotoğraf gönder.
make-download-failed = Fotoğrafı alamadım. Lütfen yeniden gönder.
make-pack = Fotoğrafından on iki yüz ifadesi yapıyorum. Birbiri ardına gelecekler.
make-group-hint = Bu grupta fotoğrafların altında yazanları okuyamıyorum. Fotoğrafa şöyle yanıt ver: /theme uzay korsanı
make-nothing-remembered = Yüzünü hatırlamıyorum. Bir fotoğraf gönder ya da önce /remember_me de.

## Progress

progress-title = “{ $theme }”
progress-received = Aldım, bir saniye…
progress-waiting =
    { $ahead ->
        [0] Sıradaki seninki.
        [one] Seninkinden önce { $ahead } çıkartma var.
       *[other] Seninkinden önce { $ahead } çıkartma var.
    }
progress-starting = Başlıyor…
progress-stage-cut-out = Kesiliyor
progress-stage-cartoon = Çiziliyor
progress-stage-scene = 3D olarak kuruluyor
progress-stage-preview = Önizleme çiziliyor
progress-stage-render = İşleniyor
progress-stage-encode = Dosyalar hazırlanıyor
progress-eta-seconds =
    { $count ->
        [one] yaklaşık { $count } saniye kaldı
       *[other] yaklaşık { $count } saniye kaldı
    }
progress-eta-minutes =
    { $count ->
        [one] yaklaşık { $count } dakika kaldı
       *[other] yaklaşık { $count } dakika kaldı
    }
progress-eta-hours =
    { $count ->
        [one] yaklaşık { $count } saat kaldı
       *[other] yaklaşık { $count } saat kaldı
    }
progress-preview = İşte bir önizleme. Çıkartma birazdan geliyor.
progress-sending = Hazır. Gönderiliyor…
progress-pack = { $total } çıkartmadan { $done } tanesi hazır.

## Cancel

button-cancel = İptal
cancel-running = Durduruluyor…
cancel-done = İptal edildi. Hiçbir şey saklanmadı.

## Result

button-again = Yeniden
button-variants = 4 çeşit
button-more = Daha karikatür
button-less = Daha az karikatür
button-theme = Başka tema
button-own-words = Kendi kelimelerim
button-pack = Paketime ekle
button-files = Dosyalar
button-show = Çıkartmamı göster
button-delete = Sil
button-fine = En iyi kalite
result-ready = Çıkartman hazır.
result-for = { $user }, çıkartman hazır.
result-moved = Çıkartma göndermeme izin verilmeyen yer: { $place }. Seninki burada.
result-files = Bu çıkartmanın tüm dosyaları
result-as-file = Çıkartma olarak gönderilemedi, bu yüzden dosya olarak geliyor.
result-too-large = Bu dosya bu sohbet için çok büyük, o yüzden eklenmedi: { $name }
result-deleted = Burada ve sakladığım her yerde silindi.
result-delete-question = Bu çıkartma silinsin mi? Geri getirilemez.
result-variants = Dört çeşit yapılıyor…
result-most-cartoony = Bundan daha karikatür olamaz.
result-least-cartoony = Bundan daha az karikatür olamaz.
result-finest = Bu zaten en iyi kalite.

## Faces

faces-question =
    { $count ->
        [one] { $count } yüz görüyorum. Hangisini çizeyim?
       *[other] { $count } yüz görüyorum. Hangisini çizeyim?
    }
button-all-faces = Hepsi

## Asking the author of a photo

consent-question = { $asker } senin fotoğrafından bir çıkartma istiyor, “{ $theme }”. İzin veriyor musun?
consent-question-avatar = { $asker } senin profil fotoğrafından bir çıkartma istiyor, “{ $theme }”. İzin veriyor musun?
consent-waiting = Fotoğrafın sahibi: { $author }. Sordum; izin gelince başlıyorum.
consent-allowed = İzin verildi. Çıkartma yapılıyor.
consent-denied = { $author } bu fotoğraftan çıkartma istemiyor.
consent-denied-thanks = Tamam, çıkartma yapılmıyor. Bir daha kimse sormasın istersen: /no_stickers_of_me
consent-unanswered = { $author } yanıt vermedi, bu yüzden çıkartma yapılmadı.
consent-over = Bu soru zamanında yanıtlanmadı, bu yüzden çıkartma yapılmadı.
consent-unknown-author = Bu fotoğrafı gönderene soramıyorum, bu yüzden çıkartma yapmıyorum. Fotoğraf seninse kendin gönder.
button-allow = İzin ver
button-deny = İzin verme

## What I may use and remember

optout-on = Artık senden başka kimse fotoğraflarından ya da profil fotoğrafından çıkartma yapamaz.
optout-off = İzin verilen yerlerde başkaları yine fotoğraflarından çıkartma yapabilir.
remember-question = Yüzünün ölçülerini sayılar olarak, resimsiz hatırlayayım mı? O zaman fotoğraf göndermeden çıkartma alırsın. Ayrıntılar: /privacy.
remember-on = Bir sonraki fotoğrafından itibaren yüzünü hatırlıyorum. İstediğin zaman geri al: /remember_me
remember-off = Artık yüzünü hatırlamıyorum. Bende olanlar silindi.
training-question = Çıkartmalarından öğrenebilir miyim? Sen vazgeçene kadar her fotoğrafın bir kesitini ve çizimini saklarım. Ayrıntılar: /privacy.
training-on = Teşekkürler! Bundan sonra yaptıklarından öğreniyorum. İstediğin zaman geri al: /help_training
training-off = Artık senden bir şey öğrenmiyorum. Verdiklerin silindi.
button-turn-on = Aç
button-turn-off = Kapat

## Presses of buttons

press-not-yours = Bu düğme başkası için. Kendi çıkartmanı /theme ile yap
press-gone = Bu düğme çok eski. Lütfen yeniden başla.
press-forged = Bu düğmeyi tanımıyorum. Lütfen yeniden başla.
press-working = Bir saniye…
button-yes = Evet
button-no = Hayır
button-back = Geri
button-previous = Önceki
button-next = İleri
button-close = Kapat

## Settings of a group or server

settings-title = Ayarlar: { $place }
settings-line = { $name }: { $value }
settings-admins-only = Bu grubun ayarlarını yalnızca yöneticileri değiştirebilir.
settings-needs-right = Bunun için “Sunucuyu Yönet” iznine ihtiyacın var.
settings-groups-only = Ayarlar gruplar içindir. Beni bir gruba ekle ve orada /settings yaz.
settings-saved = Kaydedildi.
settings-closed = Ayarlar kapatıldı.
settings-on = açık
settings-off = kapalı
settings-themes = Temalar
settings-themes-description = Burada hangi temalar kullanılabilir
settings-themes-all = hepsi
settings-themes-listed = yalnızca seçilenler
settings-themes-choose = Temaları seç
settings-free-words = Kendi kelimeleri
settings-free-words-description = İsteyen istediği temayı yazabilir mi
settings-makers = Kimler çıkartma yapabilir
settings-makers-everyone = herkes
settings-makers-admins = yalnızca yöneticiler
settings-user-quota = Kişi başına çıkartma
settings-user-quota-description = Bir kişi burada günde kaç tane yapabilir
settings-quota = Toplam çıkartma
settings-quota-description = Burada günde kaç tane yapılabilir
settings-unlimited = ayrı sınır yok
settings-per-day =
    { $count ->
        [one] günde { $count }
       *[other] günde { $count }
    }
settings-strictness = Çıplaklık filtresi
settings-strictness-description = Hangi fotoğraflar reddedilir
settings-strictness-strict = sıkı
settings-strictness-usual = orta
settings-strictness-off = kapalı
settings-language = Dil
settings-language-each = herkesin kendi dili
settings-ask-authors = Önce sor
settings-ask-authors-description = Başkaları kullanmadan önce fotoğrafı gönderene sor
settings-quiet = Sessiz mod
settings-quiet-description = İlerleme mesajı yok, yalnızca çıkartma
settings-results-in = Çıkartmalar nereye gelir
settings-results-in-here = buraya
settings-results-in-private = özel sohbete

## Packs

packs-title = Paketlerin
packs-empty = Henüz paketin yok.
packs-line =
    { $count ->
        [one] { $title }: { $count } çıkartma
       *[other] { $title }: { $count } çıkartma
    }
button-new-pack = Yeni paket
button-rename = Yeniden adlandır
button-order = Sırala
button-emoji = Emoji
button-delete-pack = Paketi sil
button-link = Bağlantı
button-hand-over = Devret
button-remove = Çıkar
button-up = Yukarı
button-down = Aşağı
button-upload-emoji = Emoji olarak ekle
button-upload-sticker = Bu sunucuya ekle
packs-ask-name = Paketin adı ne olsun? Adını yaz.
packs-bad-name = Ad 1 ile { $most } karakter arasında olmalı. Lütfen başka bir ad yaz.
packs-name-taken = Bu adda bir paketin zaten var. Lütfen başka bir ad yaz.
packs-created = “{ $title }” paketi hazır.
packs-renamed = Paketin adı artık “{ $title }”.
packs-delete-question = “{ $title }” paketi silinsin mi? Çıkartmaların kendisi kalır.
packs-deleted = Paket silindi.
packs-choose-pack = Hangi pakete?
packs-choose-sticker = Hangi çıkartma?
packs-ask-emoji = Bu çıkartmaya uyan 1 ile 20 arası emoji gönder.
packs-bad-emoji = Lütfen 1 ile 20 arası emoji gönder, başka bir şey değil.
packs-emoji-saved = Kaydedildi: { $emoji }
packs-added = “{ $title }” paketine eklendi.
packs-added-already = Zaten “{ $title }” paketinde.
packs-removed = “{ $title }” paketinden çıkarıldı.
packs-link = İşte “{ $title }”: { $link }
packs-link-empty = Çıkartmasız bir paketin henüz bağlantısı yok.
packs-ask-heir = “{ $title }” kimin olsun? Ona bu bağlantıyı gönder; paketi ilk açan alır: { $link }
packs-heir-question = { $owner } sana “{ $title }” paketini vermek istiyor. Alıyor musun?
packs-handed-over = “{ $title }” paketinin yeni sahibi: { $owner }.
packs-taken-over = “{ $title }” artık senin.
packs-full =
    { $most ->
        [one] “{ $title }” { $most } çıkartmayla doldu. Yeniler “{ $next }” paketine gider.
       *[other] “{ $title }” { $most } çıkartmayla doldu. Yeniler “{ $next }” paketine gider.
    }
packs-too-many =
    { $most ->
        [one] En fazla { $most } paketin olabilir. Önce onu sil.
       *[other] En fazla { $most } paketin olabilir. Önce birini sil.
    }
packs-uploading = Çıkartmalar ekleniyor: { $done } / { $total }
packs-paused =
    { $minutes ->
        [one] Telegram { $minutes } dakika ara istiyor. Sonra kendiliğimden devam ederim.
       *[other] Telegram { $minutes } dakika ara istiyor. Sonra kendiliğimden devam ederim.
    }
packs-gone = Bu paket artık yok.
packs-left-out =
    { $count ->
        [one] { $total } çıkartmadan { $count } tanesi yapılamadı ve eksik.
       *[other] { $total } çıkartmadan { $count } tanesi yapılamadı ve eksik.
    }
packs-start-first = Senin için paket oluşturabilmem için özel sohbetimizi aç ve Başlat’a bas: { $link }
packs-need-right = Bunun için bu sunucuda “İfade Oluştur” iznine ihtiyacım var.
packs-you-need-right = Bunun için bu sunucuda “İfade Oluştur” iznine ihtiyacın var.
packs-no-room = Bu sunucuda yer kalmadı. Önce birini kaldır.
packs-uploaded-emoji = :{ $name }: emojisi artık bu sunucuda.
packs-uploaded-sticker = “{ $name }” çıkartması artık bu sunucuda.

## Private chat, groups and servers

private-needed = Sana henüz yazamıyorum. Özel sohbetimizi aç ve Başlat’a bas: { $link }
private-closed = Sana yazamıyorum. Bu sunucunun üyelerinden gelen özel mesajlara izin ver, sonra yeniden dene.
private-waiting = { $user }, çıkartman hazır ama sana yazamıyorum. Düğmeye bas: yalnızca sen görürsün. Bu sunucunun üyelerinden gelen özel mesajlara izin verirsen sıradaki kendiliğinden gelir.
group-added = Merhaba! Fotoğrafları hareketli 3D çizgi film çıkartmalarına dönüştürüyorum.

    Bir fotoğrafa şöyle yanıt ver: /theme uzay korsanı. Gruplarda fotoğrafların altında yazanları çoğu zaman okuyamıyorum; yanıt vermek her zaman işe yarar.

    Yöneticiler: /settings
server-added = Merhaba! Fotoğrafları hareketli 3D çizgi film çıkartmalarına dönüştürüyorum.

    Bir fotoğrafla /theme ya da resimli bir mesajda “Uygulamalar > Çıkartma yap” kullan.

    Sunucuyu yönetenler: /toonbooth settings
group-no-rights = Burada çıkartma ve resim göndermeme izin yok. Lütfen bir yöneticiden izin iste.
server-no-rights = Bu kanalda yazmama ya da dosya eklememe izin yok. Lütfen bir yöneticiden izin iste.
quiet-hint = Burada sessiz mod açık: çıkartma başka mesaj olmadan gelir.
inline-none = Henüz çıkartma yok. Bir tane yap!
inline-start = Çıkartma yap
bot-about = Fotoğrafları istediğin temada hareketli 3D çizgi film çıkartmalarına dönüştürür.
bot-description = Bana bir fotoğraf gönder ve nasıl görünsün söyle: uzay korsanı, kawaii, çizgi roman kahramanı… Hareketli bir 3D çizgi film çıkartması ve kendi paketlerin olur.

## Commands: names are for Discord, descriptions for both

command-theme-name = tema
command-theme-description = Bir fotoğraftan hareketli 3D çizgi film çıkartması yap
command-pack-name = paket
command-pack-description = Bir fotoğraftan on iki yüz ifadesi yap
command-packs-name = paketler
command-packs-description = Çıkartma paketlerin
command-me-description = Profil fotoğrafından çıkartma yap
command-help-name = yardım
command-help-description = Neler yapabilirim
command-privacy-name = gizlilik
command-privacy-description = Neleri ne kadar süre saklıyorum
command-forget-me-name = beni_unut
command-forget-me-description = Senin hakkında bendeki her şeyi sil
command-language-name = dil
command-language-description = Seninle konuştuğum dili seç
command-no-stickers-of-me-name = çıkartmamı_yapmayın
command-no-stickers-of-me-description = Fotoğraflarını ve profil fotoğrafını başkası kullanmasın
command-remember-me-name = beni_hatırla
command-remember-me-description = Yeniden fotoğraf göndermeden çıkartma al
command-help-training-name = öğrenmeme_yardım_et
command-help-training-description = Çıkartmalarından öğrenmeme izin ver
command-settings-name = ayarlar
command-settings-description = Temalar, sınırlar ve dahası, yöneticiler için
command-toonbooth-name = toonbooth
command-toonbooth-description = Bu sunucuda Toonbooth
option-photo-name = fotoğraf
option-photo-description = Çıkartması yapılacak resim
option-prompt-name = tema
option-prompt-description = Nasıl görünsün, örneğin: uzay korsanı
option-caption-name = yazı
option-caption-description = Çıkartmanın üstünde duracak sözler
option-strength-name = güç
option-strength-description = Ne kadar karikatür olsun
option-quality-name = kalite
option-quality-description = Daha iyisi daha uzun sürer
option-language-name = dil
option-language-description = Seninle konuştuğum dil
choice-strength-calm = hafif
choice-strength-usual = normal
choice-strength-strong = çok karikatür
choice-quality-auto = otomatik
choice-quality-draft = hızlı
choice-quality-standard = normal
choice-quality-fine = en iyi
menu-make-sticker = Çıkartma yap
menu-make-avatar-sticker = Avatardan çıkartma

## The built-in themes

theme-autumn-harvest = Sonbahar Hasadı
theme-christmas = Noel
theme-circus = Sirk
theme-cute-animals = Sevimli Hayvanlar
theme-cyberpunk-neon = Siberpunk Neon
theme-detective-noir = Kara Film Dedektifi
theme-dinosaurs-and-jungle = Dinozorlar ve Orman
theme-doctors-and-science = Doktorlar ve Bilim
theme-easter = Paskalya
theme-emoji-expressions = Emoji Yüzleri
theme-festivals-and-holidays = Bayramlar ve Kutlamalar
theme-food-and-drinks = Yiyecek ve İçecek
theme-halloween = Cadılar Bayramı
theme-kawaii-and-chibi = Kawaii ve Chibi
theme-knights-and-castles = Şövalyeler ve Kaleler
theme-lunar-new-year = Ay Yeni Yılı
theme-minimalist-and-modern = Minimalist ve Modern
theme-motivational-and-positive = Motive Edici ve Olumlu
theme-music-and-rock = Müzik ve Rock
theme-mythical-creatures = Efsanevi Yaratıklar
theme-new-year = Yılbaşı
theme-outer-space = Uzay
theme-pirates = Korsanlar
theme-professions-and-hobbies = Meslekler ve Hobiler
theme-retro-and-vintage = Retro ve Vintage
theme-royalty = Saray ve Taht
theme-samurai-and-japan = Samuraylar ve Japonya
theme-school-and-graduation = Okul ve Mezuniyet
theme-sports-and-football = Spor ve Futbol
theme-spring-garden = Bahar Bahçesi
theme-steampunk = Steampunk Dünyası
theme-summer-beach = Yaz Plajı
theme-superheroes = Süper Kahramanlar
theme-underwater = Su Altı
theme-valentines-day = Sevgililer Günü
theme-vampires-and-ghosts = Vampirler ve Hayaletler
theme-video-games = Video Oyunları
theme-wild-west = Vahşi Batı
theme-winter-wonderland = Kış Masalı
theme-wizards-and-magic = Büyücüler ve Sihir

## What can go wrong: what it is, and what to do about it

list-comma = { ", " }
error-unexpected = Beklenmedik bir şey ters gitti. Lütfen bir dakika sonra yeniden dene. Düzelmezse şu kodu bildir: { $reference }
error-trouble = Şu anda bende bir sorun var. Lütfen bir dakika sonra yeniden dene.
error-maintenance = Bakım nedeniyle şu anda çıkartma yapılmıyor; daha sonra yeniden dene.
error-banned = Burada çıkartma yapamazsın; bunu bir yönetici değiştirebilir.
error-makers-limited = Burada yalnızca yöneticiler çıkartma yapabilir; birinden iste.
error-opted-out = Bu fotoğrafı gönderen, ondan çıkartma yapılmasını istemiyor; başka birini kullan.
error-unasked-words = Bu fotoğrafı gönderen, ona gösterilen sözlere izin verdi. Başka sözler için o fotoğrafın çıkartmasını yeniden iste: fotoğrafı /theme ile yanıtla ya da menüsünden “Çıkartma yap”ı seç; o zaman yine sorarım.
error-no-theme-allowed = Burada hiçbir temaya izin yok; bir yöneticiden tema seçmesini iste.
error-theme-not-allowed = Bu temaya burada izin yok; şunlardan birini seç: { $titles }.
error-caption-not-allowed = Burada yalnızca listedeki temalara izin var, bu yüzden çıkartmaya kendi sözlerin yazılmaz; tırnak içindekileri çıkar.
error-words-refused = Bu tema çizilemez; daha nazik bir tema seç.
error-queue-full =
    { $limit ->
        [one] Sırada zaten { $limit } işin var; bekle ya da iptal et.
       *[other] Sırada zaten { $limit } işin var; birini bekle ya da iptal et.
    }
error-quota-user =
    { $limit ->
        [0] Burada çıkartma yapamazsın; bunu bir yönetici değiştirebilir.
        [one] Bugünkü { $limit } çıkartma hakkını kullandın; yenisi { $again }.
       *[other] Bugünkü { $limit } çıkartma hakkının hepsini kullandın; yenisi { $again }.
    }
error-quota-community =
    { $limit ->
        [0] Burada çıkartma yapılamaz; bunu bir yönetici değiştirebilir.
        [one] Buranın bugünkü { $limit } çıkartma hakkı kullanıldı; yenisi { $again }.
       *[other] Buranın bugünkü { $limit } çıkartma hakkının hepsi kullanıldı; yenisi { $again }.
    }
again-minutes =
    { $count ->
        [one] { $count } dakika sonra
       *[other] { $count } dakika sonra
    }
again-hours =
    { $count ->
        [one] { $count } saat sonra
       *[other] { $count } saat sonra
    }
error-unsafe-photo = Bu fotoğraf bu sohbet için fazla çıplaklık içeriyor; başka birini gönder.
error-nothing-to-draw = Çizilecek fotoğraf yok; yeniden gönder.
error-chat-busy = Sohbet şu an daha fazlasını almıyor; kendiliğinden yeniden denenecek.
error-chat-unreachable = Sohbete şu anda ulaşılamıyor; yeniden denenecek.
error-chat-gone = Sohbet artık yok, bu yüzden çıkartma teslim edilemedi.
error-chat-unsure = Çıkartma ulaşmamış olabilir; göremiyorsan yeniden iste.
error-expired = Çıkartma çok uzun sürdü ve bırakıldı; lütfen yeniden iste.
error-too-late = İptal etmek için çok geç: çıkartma hazır ya da hazır sayılır.
error-still-living = Bu çıkartma hâlâ yapılıyor; bekle ya da önce iptal et.
error-photo-gone = Fotoğraf silindi ve yeniden alınamıyor; bir kez daha gönder.
error-cancelled = Bu çıkartmadan vazgeçtin; hiçbir şey saklanmadı.
error-broken-parcel = Şimdiye kadar yapılanlar bozuldu; fotoğrafı yeniden gönder.
error-unusable-wish = Seçeneklerden biri kullanılamıyor; değiştir ve yeniden iste.
error-stage-timeout = Bu çok uzun sürdü ve bırakıldı; yeniden dene ya da daha düşük bir kalite seç.
error-worker-lost = Bunu yapan makine her seferinde durdu; başka bir fotoğraf dene.
error-photo-unreadable = Bu resim okunamıyor; JPEG ya da PNG olarak gönder.
error-photo-empty = Bu dosya boş; fotoğrafı yeniden gönder.
error-photo-not-an-image = Bu bir resim değil; JPEG, PNG, WebP, GIF, HEIC ya da AVIF gönder.
error-photo-unsupported-format = Bu biçim okunamıyor; önce JPEG ya da PNG olarak kaydet.
error-photo-truncated = Bu resim bozuk ya da kesik; özgün dosyayı yeniden gönder.
error-photo-too-small = Bu resim çok küçük; her kenarı en az 64 piksel olan birini gönder.
error-photo-too-many-bytes = Bu dosya çok büyük; en fazla 20 MB olan birini gönder.
error-photo-too-many-pixels = Bu resim çok büyük; en fazla 50 megapiksel olan birini gönder.
error-photo-too-many-frames = Bu animasyon çok uzun; içinden tek bir kare gönder.
error-download-refused = O adresten dosya almıyorum; fotoğrafın kendisini gönder.
error-download-too-large = Bu dosya çok büyük; en fazla { $most } MB olan birini gönder.
error-no-subject = Bu fotoğrafta ayrı bir konu bulunamadı; numarayı yazma.
error-no-such-subject =
    { $found ->
        [one] Bu fotoğrafta yalnızca { $found } konu var; { $found } numarayı seç.
       *[other] Bu fotoğrafta yalnızca { $found } konu var; 1 ile { $found } arasında seç.
    }
error-too-few-subjects = Bu fotoğrafta o kadar konu yok; numarayı yazma.
error-prompt-empty = Tema boş; nasıl görünmesi gerektiğini yaz, örneğin “uzay korsanı”.
error-prompt-too-long =
    { $most ->
        [one] Tema çok uzun; en fazla { $most } karakter kullan.
       *[other] Tema çok uzun; en fazla { $most } karakter kullan.
    }
error-caption-too-long =
    { $most ->
        [one] Çıkartmadaki sözler çok uzun; en fazla { $most } karakter kullan.
       *[other] Çıkartmadaki sözler çok uzun; en fazla { $most } karakter kullan.
    }
error-prompt-unusable = Bu tema kullanılamıyor; birkaç kelimeyle yaz.
error-mix = Bu temalar birleştirilemiyor; birini seç.
error-likeness = Yüzün hakkında hatırladıklarım kullanılamıyor; onun yerine bir fotoğraf gönder.
error-unmeasurable = Bu fotoğraftan figür yapılamıyor; yüzün büyük, aydınlık ve karşıdan olduğu bir tane gönder.
error-unbuildable-relief = Bu fotoğrafta somut bir şey bulunamadı; daha net bir tane dene.
error-unwritable-caption = Yazı tiplerimin hiçbiri bunu yazamıyor: { $characters }. Çıkartmada başka sözler dene.
error-renderer-crashed = İşleme iki kez durdu; yeniden dene ya da daha düşük bir kalite seç.
error-render-timeout = Çizim çok uzun sürdü; yeniden dene ya da daha düşük bir kalite seç.
error-file-too-large = Çıkartma gönderilecek kadar küçültülemiyor; daha sade bir fotoğraf ya da tema dene.
error-jobs-living = Çıkartmaların hâlâ yapılıyor; önce onları iptal et.
error-value = Bu burada kullanılamaz; lütfen başka bir şey dene.
error-value-quota = Bu sayı burada kullanılamaz; 0 ya da daha büyük bir sayı yaz.
error-value-language = Bu dili bilmiyorum; listeden birini seç.
error-value-themes = Bu tema listesi kullanılamaz; en az birini seç ya da kendi kelimelerine izin ver.
error-value-name = Bu ad boş ya da çok uzun; lütfen başka bir ad yaz.
error-no-such-job = Böyle bir çıkartma artık yok; fotoğrafı yeniden gönder.
error-blob-missing = Bunun için gerekenler zaten silindi; fotoğrafı yeniden gönder.

## What is told of a job that became no sticker

notice-cancelled = Çıkartman iptal edildi.
notice-failed = Bir şeyler ters gitti ve çıkartman yapılamadı.
notice-with-reference = { $told } Başvuru kodu: { $reference }

## Votes

vote-closed = Bu çıkartma şu anda oylanmıyor.
vote-too-new =
    { $days ->
        [one] Burada { $days } gün sonra oy verebilirsin.
       *[other] Burada { $days } gün sonra oy verebilirsin.
    }
contest-not-open = Bu yarışma şu anda çıkartma almıyor.
contest-wrong-theme = Bu yarışma başka temalar için; istenen bir temada yap.
contest-too-many =
    { $limit ->
        [one] Zaten { $limit } çıkartmayla katılıyorsun; başkasını eklemek için onu çıkar.
       *[other] Zaten { $limit } çıkartmayla katılıyorsun; başkasını eklemek için birini çıkar.
    }
