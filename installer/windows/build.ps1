# SPDX-License-Identifier: Apache-2.0
# Builds the MSI on Windows from installer\target\host: installer\windows\build.ps1 -Version 0.1.0
# Not run: nobody has built or installed it yet. Needs a JDK 17 or newer and WiX 5 (dotnet tool install --global wix).
param([Parameter(Mandatory)] [string] $Version)
$ErrorActionPreference = 'Stop'
$here = $PSScriptRoot
$target = Join-Path $here '..\target'
$work = Join-Path $target 'windows'
Remove-Item -Recurse -Force -ErrorAction Ignore $work
New-Item -ItemType Directory $work, "$work\input" | Out-Null
Copy-Item "$target\host\lib\*.jar" "$work\input"

# The options of host.options, which jpackage's launcher takes one by one.
$options = Get-Content (Join-Path $here '..\src\host.options') | Where-Object { $_ -and -not $_.StartsWith('#') }
$arguments = @('--type', 'app-image', '--name', 'scrubjay-host', '--app-version', $Version, '--vendor', 'ScrubJay',
  '--input', "$work\input", '--main-jar', "native-host-$Version.jar", '--main-class', 'io.github.scrubjay.Main',
  '--add-modules', 'java.base,java.desktop,java.logging', '--win-console', '--dest', $work,
  '--java-options', '-Dscrubjay.home=$ROOTDIR')
foreach ($option in $options) { $arguments += '--java-options', $option }
& jpackage @arguments
if ($LASTEXITCODE) { throw 'jpackage failed' }

Push-Location $here
try {
  & wix build scrubjay.wxs registry.wxs -arch x64 -d "Version=$Version" -d "Image=$work\scrubjay-host" -o "$target\scrubjay-$Version.msi"
  if ($LASTEXITCODE) { throw 'wix failed' }
} finally { Pop-Location }
