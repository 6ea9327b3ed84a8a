@echo off
rem Runs Maven: an installed one that is new enough, else the release named in .mvn\wrapper\maven-wrapper.properties,
rem which is downloaded once, checked and kept under %USERPROFILE%\.m2\wrapper.
setlocal
set "BASE=%~dp0"
for /f "usebackq delims=" %%M in (`powershell -NoProfile -ExecutionPolicy Bypass -File "%BASE%.mvn\wrapper\find-maven.ps1"`) do set "MAVEN=%%M"
if not defined MAVEN exit /b 1
call "%MAVEN%" %*
exit /b %ERRORLEVEL%
