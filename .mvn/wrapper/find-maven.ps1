# Prints the path of the Maven to use: an installed one that is new enough, else the downloaded and checked release.
$ErrorActionPreference = 'Stop'
$settings = @{}
Get-Content (Join-Path $PSScriptRoot 'maven-wrapper.properties') |
    Where-Object { $_ -match '^(\w+)=(.*)$' } |
    ForEach-Object { if ($_ -match '^(\w+)=(.*)$') { $settings[$Matches[1]] = $Matches[2].Trim() } }

$installed = Get-Command mvn.cmd -ErrorAction SilentlyContinue
if ($installed) {
    $first = (& $installed.Source -v | Select-Object -First 1)
    if ($first -match 'Apache Maven (\d+\.\d+\.\d+)' -and [version]$Matches[1] -ge [version]$settings.minimumInstalled) {
        Write-Output $installed.Source
        exit 0
    }
}

$folder = Join-Path $HOME '.m2\wrapper'
$release = Join-Path $folder "apache-maven-$($settings.version)"
$maven = Join-Path $release 'bin\mvn.cmd'
if (-not (Test-Path $maven)) {
    New-Item -ItemType Directory -Force $folder | Out-Null
    $archive = Join-Path $folder "apache-maven-$PID.tar.gz"
    Invoke-WebRequest -UseBasicParsing -Uri $settings.distributionUrl -OutFile $archive
    if ((Get-FileHash -Algorithm SHA512 $archive).Hash -ne $settings.distributionSha512Sum) {
        Remove-Item $archive
        throw 'mvnw: the downloaded Maven has an unexpected checksum and was not used.'
    }
    tar -xzf $archive -C $folder
    Remove-Item $archive
}
Write-Output $maven
