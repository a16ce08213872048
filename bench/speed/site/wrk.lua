-- Readers for wrk: the paths of a file in their order, again from the first when all have come.
-- Ends with a line: "khizana", pages, seconds, p50 and p95 in ms, connections that broke,
-- answers that were no page, and the status of the first of those.

local paths, place = {}, 0
local threads = {}
no_pages, first_status = 0, 0 -- global: read from `done`, which runs in another state of Lua

function setup(thread)
  table.insert(threads, thread)
end

function init(args)
  wrk.headers["Accept-Encoding"] = "gzip"
  for line in io.lines(args[1]) do
    table.insert(paths, line)
  end
end

function request()
  place = place % #paths + 1
  return wrk.format("GET", paths[place])
end

function response(status)
  if status ~= 200 then
    no_pages = no_pages + 1
    if first_status == 0 then first_status = status end
  end
end

function done(summary, latency)
  local broken = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  local other, status = 0, 0
  for _, thread in ipairs(threads) do
    other = other + thread:get("no_pages")
    status = thread:get("first_status")
  end
  print(string.format("khizana %d %f %f %f %d %d %d", summary.requests, summary.duration / 1e6,
    latency:percentile(50) / 1000, latency:percentile(95) / 1000, broken, other, status))
end
