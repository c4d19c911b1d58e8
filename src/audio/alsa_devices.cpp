// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/alsa_devices.hpp"

#include <algorithm>
#include <alsa/asoundlib.h>
#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {
namespace {

constexpr std::string_view default_device = "default";

/// What definitions of cards are made of, be they read only when a card is opened.
constexpr std::array<std::string_view, 10> building_blocks{
    "hw", "plughw", "plug", "shm", "tee", "file", "null", "cards", "sysdefault", "dmix"};

struct Device {
    snd_config_t* node;
    std::string_view name;
    bool kept;
};

std::vector<Device> all_devices(snd_config_t* devices) {
    std::vector<Device> all;
    snd_config_iterator_t at = nullptr;
    snd_config_iterator_t next = nullptr;
    snd_config_for_each(at, next, devices) {
        snd_config_t* node = snd_config_iterator_entry(at);
        const char* name = nullptr;
        if (snd_config_get_id(node, &name) >= 0 && name != nullptr) {
            all.push_back({node, name, false});
        }
    }
    return all;
}

/// The definition as text; empty where it cannot be written.
std::string definition(snd_config_t* node) {
    struct Close {
        void operator()(snd_output_t* output) const { snd_output_close(output); }
    };
    snd_output_t* opened = nullptr;
    if (snd_output_buffer_open(&opened) < 0) {
        return {};
    }
    const std::unique_ptr<snd_output_t, Close> output(opened);
    char* text = nullptr;
    if (snd_config_save(node, opened) < 0) {
        return {};
    }
    const std::size_t length = snd_output_buffer_string(opened, &text);
    return {text, length};
}

/// Keeps what the text may name: a name too many only costs time.
void keep_named(const std::string& text, std::vector<Device>& all, std::vector<Device*>& news) {
    for (Device& device : all) {
        if (!device.kept && text.find(device.name) != std::string::npos) {
            device.kept = true;
            news.push_back(&device);
        }
    }
}

void hide_others(std::vector<Device>& all) {
    std::vector<Device*> news;
    for (Device& device : all) {
        const auto* block = std::find(building_blocks.begin(), building_blocks.end(), device.name);
        device.kept = block != building_blocks.end();
    }
    keep_named(std::string(default_device), all, news);
    while (!news.empty()) {
        const Device* device = news.back();
        news.pop_back();
        keep_named(definition(device->node), all, news);
    }
    for (const Device& device : all) {
        if (!device.kept) {
            snd_config_delete(device.node);
        }
    }
}

} // namespace

bool load_alsa_devices(AlsaDevices wanted) {
    snd_config_t* devices = nullptr;
    if (snd_config_update() < 0 || snd_config_search(snd_config, "pcm", &devices) < 0) {
        return false;
    }
    if (wanted == AlsaDevices::default_alone) {
        std::vector<Device> all = all_devices(devices);
        hide_others(all);
    }
    return true;
}

} // namespace lectern
